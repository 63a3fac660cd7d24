import * as api from 'cleanrooms-collaboration';
import { report } from '../report.js';

// A result goes to the page as it is.
export const load = () => ({ server: report(api), result: api.validateJson('{"name": "x"}') });
