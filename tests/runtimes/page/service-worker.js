import * as api from '../node_modules/cleanrooms-collaboration/dist/index.js';
import { report } from '../report.js';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', ({ source }) => source.postMessage(report(api)));
