// The wasm module is fetched and compiled while it streams in; nothing is inlined.
import { start } from './dist/core.js';

export async function init(source = new URL('./dist/cleanrooms-collaboration.wasm', import.meta.url)) {
  if (source instanceof URL && source.protocol === 'file:') {
    throw new Error('A file can not be fetched: use the package itself, which needs no init, or give init a Response.');
  }
  const response = await (source instanceof Response ? source : fetch(source));
  if (!response.ok) throw new Error(`The wasm module could not be fetched: ${response.status} ${response.url}`);
  // Streaming needs the right content type; without it, the bytes do as well.
  const streams = response.headers.get('content-type') === 'application/wasm';
  start(await (streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())));
}

export * from './public.js';
