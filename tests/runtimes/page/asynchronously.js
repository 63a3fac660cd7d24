import * as api from '../node_modules/cleanrooms-collaboration/async.js';
import { report } from '../report.js';

await api.init();
globalThis.said = report(api);
