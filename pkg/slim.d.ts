export * from './api.js';

/** A compiled module of WebAssembly, where the host's types have it. */
export type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer M } } } ? M : never;

/**
 * Makes the wasm module ready, from its bytes or compiled. To be called before anything else.
 *
 * @example
 * init(readFileSync(new URL(import.meta.resolve('cleanrooms-collaboration/wasm')))); // in Node, for example
 * validate(request).ok; // true
 */
export function init(module: Uint8Array | ArrayBuffer | WasmModule): void;
