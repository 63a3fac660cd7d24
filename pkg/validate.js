// For tools that look for the file's name, and not at `exports`.
export { validate } from './dist/validate.js';
