// Serves the form on this computer, to the one page that knows its token.
//
// Other programs and pages of this computer can reach a port of the loopback address, so nothing is answered to who
// doesn't know the token, which stands in the path of the address that is printed. A page of somebody else's can have
// its own name lead here (DNS rebinding): then `Host` names it. Or it can send a request from where it is: then `Origin`
// names it. Both are refused, whatever they know. What is served is a list that is made beforehand; no path is looked up.
import { Buffer } from 'node:buffer';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../dist/form/', import.meta.url));

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** What a page may send to be saved, in bytes. */
const MOST_BYTES = 4 * 1024 * 1024;

/** How long after the page is gone the server ends, in milliseconds: it may only be loaded anew. */
const GONE_AFTER = 8000;

/** A request that isn't done, with its status and what is said of it. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** The headers that the form asks to be served with, and those of a page that is nobody else's. */
function headersOfForm() {
  const asked = readFileSync(join(folder, '_headers'), 'utf8').matchAll(/^ {2}([\w-]+): (.*)$/gm);
  return {
    ...Object.fromEntries([...asked].map(([, name, value]) => [name, value])),
    'Cache-Control': 'no-store',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}

const escaped = (text) => text.replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What there is to be had, by its path. The page is told that it is served so, and of which file. */
function contentOf(file) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined)
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const contents = new Map(
    names.map((name) => [
      name.slice(folder.length).replaceAll('\\', '/'),
      { body: readFileSync(name), type: types[extname(name)] },
    ]),
  );
  const page = contents.get('index.html');
  // The package has the module once.
  const module = readFileSync(join(folder, '../cleanrooms-collaboration.wasm'));
  const [moduleName] = /assets\/[\w-]+\.wasm/.exec(page.body.toString('utf8'));
  contents.set(moduleName, { body: module, type: types['.wasm'] });
  const told = `<meta name="cleanrooms-collaboration-file" content="${escaped(file?.name ?? '')}" />`;
  const body = page.body.toString('utf8').replace('<head>', () => `<head>${told}`);
  return contents.set('', { ...page, body });
}

const areEqual = (one, other) => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** All that is sent with a request, as JSON. */
async function sent(request) {
  if (request.headers['content-type'] !== 'application/json') throw new Refused(415, 'Only JSON can be saved.');
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // What is too much is read all the same, so that who sends it hears the answer.
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  if (size > MOST_BYTES) throw new Refused(413, 'It is larger than a request can be.');
  let body;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refused(400, 'What was sent is no JSON.');
  }
  const isRequest = typeof body?.request === 'object' && body.request !== null && !Array.isArray(body.request);
  if (!isRequest || !Array.isArray(body.patch)) throw new Refused(400, 'What was sent is no request.');
  return body;
}

/** Serves the form, with a file to be opened and saved, if there is one. Answers its address, and a promise of its end. */
export async function serve(file) {
  const token = randomBytes(24).toString('base64url');
  const contents = contentOf(file);
  const headers = headersOfForm();
  let host;
  let ending;
  const pages = new Set();

  const server = createServer(async (request, response) => {
    const answer = (status, type, body) => {
      response.writeHead(status, { ...headers, 'Content-Type': type });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const answerJson = (status, value) => answer(status, 'application/json', JSON.stringify(value));
    try {
      const path = pathOf(request);
      if (path === 'alive' && request.method === 'GET') return stay(response);
      if (path === 'file' && file && request.method === 'GET') return answerJson(200, file.read());
      if (path === 'file' && file && request.method === 'PUT') {
        if (request.headers.origin === undefined) throw new Refused(403, 'Only the form may save.');
        return answerJson(200, file.save(await sent(request)));
      }
      if (!['GET', 'HEAD'].includes(request.method)) throw new Refused(405, 'That is not to be done here.');
      const content = contents.get(path);
      if (!content) throw new Refused(404, 'There is nothing here.');
      answer(200, content.type, content.body);
    } catch (error) {
      // The file may be gone or closed to us by now.
      const { status = 500 } = error;
      answerJson(status, { error: error.message });
    }
  });

  /** The path behind the token, of a request of our own page. */
  function pathOf({ url, headers: { host: asked, origin } }) {
    if (asked !== host || (origin !== undefined && origin !== `http://${host}`)) {
      throw new Refused(403, 'This is for a page of its own alone.');
    }
    const [, given = '', path] = /^\/([^/?]*)\/([^?]*)(?:\?.*)?$/.exec(url) ?? [];
    if (path === undefined || !areEqual(given, token))
      throw new Refused(403, 'The address is not the one that was printed.');
    return path;
  }

  /** Holds a connection for as long as the page is open. */
  function stay(response) {
    clearTimeout(ending);
    pages.add(response);
    response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
    response.write(': open\n\n');
    response.on('close', () => {
      pages.delete(response);
      if (pages.size === 0) ending = setTimeout(close, GONE_AFTER);
    });
  }

  function close() {
    clearTimeout(ending);
    server.close();
    server.closeAllConnections();
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  host = `127.0.0.1:${server.address().port}`;
  return { address: `http://${host}/${token}/`, close, ended: once(server, 'close') };
}
