// For Node: the wasm module is read from its file, beside what this is bundled to, when it is first needed. `node:fs`
// isn't imported, for that takes longer than to read the file.
import { provide } from './dist/core.js';

const { process } = globalThis;
const file = new URL('./cleanrooms-collaboration.wasm', import.meta.url);
provide(() => process.getBuiltinModule('node:fs').readFileSync(file));

export * from './public.js';
