export * from './api.js';

/**
 * Fetches the wasm module and makes it ready. To be awaited before anything else is called.
 * Unless given, the source is the file in this package (not from CommonJS, which has no URL of it).
 */
export function init(source?: URL | string | Response): Promise<void>;
