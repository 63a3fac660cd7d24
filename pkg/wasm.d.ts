import type { WasmModule } from './slim.js';

/** The compiled module, where a host makes modules of files of wasm: workerd, bundlers that are told to, Node with a flag. */
declare const module: WasmModule;
export default module;
