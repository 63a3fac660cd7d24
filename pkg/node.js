// For Node: the wasm module is read from its file when it is first needed.
import { readFileSync } from 'node:fs';
import { provide } from './dist/core.js';

provide(() => readFileSync(new URL('./dist/cleanrooms-collaboration.wasm', import.meta.url)));

export * from './public.js';
