export * from './api.js';

/**
 * Fetches the wasm module and makes it ready. To be awaited before anything else is called.
 * Unless given, the source is the file in this package (not from CommonJS, which has no URL of it).
 *
 * @example
 * await init(); // or init('/assets/cleanrooms-collaboration.wasm'), if that is where your server has it
 * validate(request).ok; // true
 */
export function init(source?: URL | string | Response): Promise<void>;
