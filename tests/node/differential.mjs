// One request given in every way that the package takes one: what it answers must be the same.
import assert from 'node:assert/strict';

const encoder = new TextEncoder();

/** A result as an object is answered with one: without a line's place. */
function withoutPlace(result) {
  const { line, start, end, ...rest } = result;
  assert.ok([line, start, end].every(Number.isInteger));
  return rest;
}

const verdictOf = ({ ok, errors, warnings, truncated }) => ({ ok, errors, warnings, truncated });

/**
 * The text with each half of a surrogate pair as it is, where it stands alone. Only as a string can it be given so.
 */
const raw = (text) =>
  text.replace(
    /(?<!\\)((?:\\\\)*)\\u(d[89a-f][0-9a-f]{2})/g,
    (_, before, hex) => before + String.fromCharCode(parseInt(hex, 16)),
  );

/** Asserts that a request, which JSON can hold, is answered in the same way however it is given. Returns the answer. */
export function mustAgree(api, request, options = { maxIssues: 1_000_000 }) {
  const text = JSON.stringify(request);
  const bytes = encoder.encode(text);
  // From the text, for a string that was put together from pieces stays in pieces.
  const wanted = api.validate(JSON.parse(text), options);
  const line = encoder.encode(`{}\n${text}\n`);
  const ways = {
    'as it is': () => api.validate(request, options),
    text: () => api.validateJson(text, options),
    ...(text.includes('\\ud') && { 'text, raw halves': () => api.validateJson(raw(text), options) }),
    bytes: () => api.validateJson(bytes, options),
    line: () => withoutPlace([...api.validateLines(line, options)][1]),
    'last line': () => withoutPlace([...api.validateLines(bytes, options)][0]),
  };
  for (const [way, answer] of Object.entries(ways)) {
    const found = answer();
    // A value that has to be cleaned is made anew; what it has is the same.
    assert.deepEqual(found, wanted, `${way}: ${text.slice(0, 2000)}`);
  }
  const verdicts = {
    text: () => api.checkJson(text, options),
    bytes: () => api.checkJson(bytes, options),
    line: () => withoutPlace([...api.checkLines(line, options)][1]),
  };
  for (const [way, answer] of Object.entries(verdicts)) {
    assert.deepEqual(answer(), verdictOf(wanted), `verdict, ${way}: ${text.slice(0, 2000)}`);
  }
  return wanted;
}

/** The same for many requests as a stream, in chunks that end anywhere. */
export async function mustAgreeAsStream(api, requests, sizeOfChunk, options = { maxIssues: 1_000_000 }) {
  const bytes = encoder.encode(requests.map((request) => `${JSON.stringify(request)}\n`).join(''));
  async function* chunks() {
    for (let at = 0; at < bytes.length;) {
      const size = Math.max(1, sizeOfChunk());
      yield bytes.slice(at, at + size);
      at += size;
    }
  }
  let index = 0;
  for await (const result of api.validateLines(chunks(), options)) {
    assert.deepEqual(withoutPlace(result), api.validate(requests[index], options), JSON.stringify(requests[index]));
    index++;
  }
  assert.equal(index, requests.length);
}
