// Without the wasm module: the caller gets it from `cleanrooms-collaboration/wasm` by its own means.
export { start as init } from './dist/core.js';
export * from './public.js';
