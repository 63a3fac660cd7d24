// Sends a request to an endpoint of the user's and reads the answer, whatever it is.
import {
  type CreateCollaborationException,
  type CreateCollaborationResponse,
  type Edition,
  parseException,
  parseResponse,
  toHttpRequest,
} from 'cleanrooms-collaboration/async';
import type { AnyRequest } from '../problems';

export type Answer =
  | { readonly kind: 'created'; readonly collaboration: CreateCollaborationResponse['collaboration'] }
  | { readonly kind: 'refused'; readonly exception: CreateCollaborationException }
  | { readonly kind: 'unreadable'; readonly messages: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string };

/** How long to wait for an answer, in milliseconds. */
const TIMEOUT = 30_000;

export const NO_ADDRESS =
  'An address begins with https://, with http:// if it is on this computer, or with / if it is on this page\u2019s host. It has no ? or #.';

/** An endpoint's address, without a slash at the end, if it is one that the page's policy allows. */
export function addressOf(endpoint: string): string | undefined {
  const url = URL.parse(endpoint, endpoint.startsWith('/') ? location.href : undefined);
  if (!url || /[?#]/.test(endpoint)) return undefined;
  const isHere = url.origin === location.origin || ['localhost', '127.0.0.1'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? url.href.replace(/\/+$/, '') : undefined;
}

export async function send(
  request: AnyRequest,
  edition: Edition,
  endpoint: string,
  signal: AbortSignal,
): Promise<Answer> {
  const { method, path, headers, body } = toHttpRequest(request, { edition });
  const address = addressOf(endpoint);
  if (!address) return { kind: 'failed', message: NO_ADDRESS };
  try {
    const response = await fetch(address + path, {
      method,
      headers: { ...headers },
      body,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
    });
    const text = await response.text();
    if (response.status !== 200) {
      return { kind: 'refused', exception: parseException(response.status, response.headers, text) };
    }
    const parsed = parseResponse(text);
    if (parsed.ok) return { kind: 'created', collaboration: parsed.value.collaboration };
    return { kind: 'unreadable', messages: parsed.errors.map(({ message }) => message) };
  } catch (error) {
    if (signal.aborted) return { kind: 'failed', message: 'Cancelled. It may have arrived all the same.' };
    if (error instanceof DOMException && error.name === 'TimeoutError') {
      return {
        kind: 'failed',
        message: `No answer after ${TIMEOUT / 1000} seconds. It may have arrived all the same.`,
      };
    }
    return { kind: 'failed', message: `${endpoint} could not be reached, or does not allow this page to ask.` };
  }
}
