export * from './api.js';

/** Makes the wasm module ready, from its bytes or compiled. To be called before anything else. */
export function init(module: Uint8Array | ArrayBuffer | WebAssembly.Module): void;
