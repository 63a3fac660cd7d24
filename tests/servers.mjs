// Servers on loopback: one of files, and those that are started as programs.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocket } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Serves a folder. `page` is what stands at its root, if no file is to; `headers` go with everything. */
export async function serve(folder, { headers, page } = {}) {
  const server = createServer(({ url }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const file = join(folder, normalize(path === '/' ? '/index.html' : path));
    if (path === '/' && page !== undefined) {
      response
        .writeHead(200, { ...headers, 'content-type': types['.html'] })
        .end(`<!doctype html><title></title>${page}`);
    } else if (path === '/favicon.ico') {
      response.writeHead(204).end();
    } else if (existsSync(file) && statSync(file).isFile()) {
      response.writeHead(200, { ...headers, 'content-type': types[extname(file)] ?? 'text/plain' });
      createReadStream(file).pipe(response);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A port on loopback that nobody uses. */
export const freePort = () =>
  new Promise((resolve) => {
    const socket = createSocket().listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });

/** Waits until a program that was just started answers at an address; fails if it ends, or takes half a minute. */
export async function comesUp(address, child) {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    const isUp = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Nobody answers at ${address}.`);
}
