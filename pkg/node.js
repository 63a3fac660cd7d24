// For Node: the wasm module is read from its file, beside what this is bundled to, when it is first needed. To import
// `node:fs` would take longer than all the rest.
import { provide } from './dist/core.js';

const file = new URL('./cleanrooms-collaboration.wasm', import.meta.url);
provide(() => globalThis.process.getBuiltinModule('node:fs').readFileSync(file));

export * from './public.js';
