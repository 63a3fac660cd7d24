import * as api from 'cleanrooms-collaboration';
import { createElement } from 'react';
import { report } from '../report.js';
import { Client } from './client.js';

export default function Page() {
  return [createElement('pre', { id: 'server', key: 'server' }, report(api)), createElement(Client, { key: 'client' })];
}
