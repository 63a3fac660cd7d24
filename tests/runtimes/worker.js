// For workerd.
import * as api from 'cleanrooms-collaboration';
import { report } from './report.js';

export default { fetch: () => new Response(report(api)) };
