import * as api from 'cleanrooms-collaboration';
import { report } from './report.js';

globalThis.said = report(api);
