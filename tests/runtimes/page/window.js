import * as api from '../node_modules/cleanrooms-collaboration/dist/index.js';
import { report } from '../report.js';

globalThis.said = report(api);
