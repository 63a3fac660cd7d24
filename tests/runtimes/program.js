import * as api from 'cleanrooms-collaboration';
import { report } from './report.js';

console.log(report(api));
