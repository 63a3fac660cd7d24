// For workerd (Cloudflare Workers), where wasm is compiled ahead and imported as a module.
import module from './dist/cleanrooms-collaboration.wasm';
import { provide } from './dist/core.js';

provide(() => module);

export * from './public.js';
