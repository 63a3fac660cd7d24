import { fileURLToPath } from 'node:url';

// What is installed stands one folder up.
const root = fileURLToPath(new URL('..', import.meta.url));

export default { turbopack: { root }, outputFileTracingRoot: root, distDir: process.env.NEXT_DIST };
