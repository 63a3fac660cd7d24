// For bundlers and browsers: the wasm module is inlined and compiled when it is first needed, so
// that nothing has to be configured or awaited.
import inlined from './dist/inlined.js';
import { provide } from './dist/core.js';

provide(() => Uint8Array.from(atob(inlined), (character) => character.charCodeAt(0)));

export * from './public.js';
