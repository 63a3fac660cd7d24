// For workerd: as validate.js.
import module from './dist/validate.wasm';
import { provide } from './dist/validate-core.js';

provide(() => module);

export { validate } from './dist/validate-core.js';
