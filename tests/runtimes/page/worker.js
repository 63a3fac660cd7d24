import * as api from '../node_modules/cleanrooms-collaboration/dist/index.js';
import { report } from '../report.js';

self.onmessage = () => self.postMessage(report(api));
