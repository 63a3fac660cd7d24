// For Node: as validate.js, from a file as node.js.
import { provide } from './dist/validate.js';

const { process } = globalThis;
const file = new URL('./validate.wasm', import.meta.url);
provide(() => process.getBuiltinModule('node:fs').readFileSync(file));

export { validate } from './dist/validate.js';
