// Only `validate`, where every kilobyte counts: with a wasm module of its own, which does nothing else.
import inlined from './dist/validate-inlined.js';
import { provide } from './dist/validate.js';

provide(() => Uint8Array.from(atob(inlined), (character) => character.charCodeAt(0)));

export { validate } from './dist/validate.js';
