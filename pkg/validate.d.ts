export { validate } from './api.js';
export type * from './api.js';
