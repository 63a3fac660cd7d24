// For tools that look for the file's name, and not at `exports`.
export { read, unresolved } from './dist/read.js';
