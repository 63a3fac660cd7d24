// For tools that look for the file's name, and not at `exports`.
export * from './dist/codes.js';
