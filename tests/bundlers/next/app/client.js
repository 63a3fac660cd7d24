'use client';

import * as api from 'cleanrooms-collaboration';
import { useEffect } from 'react';
import { report } from '../report.js';

export function Client() {
  useEffect(() => {
    globalThis.said = report(api);
  });
  return null;
}
