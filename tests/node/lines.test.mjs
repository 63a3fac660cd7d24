// NDJSON: the same results wherever chunks end, in memory that doesn't grow with the input.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, mutated, validRequest } from './generate.mjs';
import { imported, lines, request } from './packed.mjs';

const { validateJson, validateLines } = imported;
const encoder = new TextEncoder();
const random = chance(11);
const texts = Array.from({ length: 300 }, (_, index) => {
  if (index % 7 === 0) return '';
  if (index % 11 === 0) return '{"name": ';
  const valid = validRequest(random);
  // Escaped, so that no line ends early; and some that aren't.
  const text = JSON.stringify(index % 2 ? valid : mutated(random, valid));
  return index % 5 ? text : text.replaceAll('\u2028', '\\u2028');
});
const wanted = texts.flatMap((text, index) => {
  if (text === '') return [];
  const result = validateJson(text);
  return [{ line: index + 1, found: lines(result), value: result.ok ? result.value : undefined }];
});
const found = (result) => ({ line: result.line, found: lines(result), value: result.ok ? result.value : undefined });
// A lone surrogate can't be in bytes.
const bytesOf = (end) => encoder.encode(texts.join(end));
const isWhole = ({ found: issues }) => !issues.some((issue) => issue.startsWith('unicode'));

test('bytes: a result for each line that is not blank', () => {
  for (const end of ['\n', '\r\n']) {
    const results = [...validateLines(bytesOf(end))];
    assert.deepEqual(results.map(found).filter(isWhole), wanted.filter(isWhole));
    const all = bytesOf(end);
    results.forEach(({ line, start, end: to }) =>
      assert.equal(
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(all.subarray(start, to)).trimEnd(),
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(encoder.encode(texts[line - 1])).trimEnd(),
      ),
    );
  }
  assert.deepEqual([...validateLines(new Uint8Array())], []);
  assert.deepEqual([...validateLines(encoder.encode('\n \r\n\n'))], []);
});

test('streams: chunks may end anywhere', async () => {
  const bytes = bytesOf('\n');
  const whole = [...validateLines(bytes)].map(found);
  const streams = {
    *iterable(cut) {
      let at = 0;
      while (at < bytes.length) {
        const size = cut();
        yield bytes.subarray(at, at + size);
        at += size;
      }
    },
  };
  for (const cut of [() => 1, () => random.below(10), () => random.below(20_000), () => bytes.length]) {
    const chunks = (async function* () {
      yield* streams.iterable(cut);
    })();
    const results = [];
    for await (const result of validateLines(chunks)) results.push(found(result));
    assert.deepEqual(results, whole);
  }
  const web = new ReadableStream({
    start(controller) {
      for (const chunk of streams.iterable(() => 1000)) controller.enqueue(chunk);
      controller.close();
    },
  });
  const results = [];
  for await (const result of validateLines(web)) results.push(found(result));
  assert.deepEqual(results, whole);
});

test('options, and what else happens between two lines, change nothing', () => {
  const text = encoder.encode('{"a": 1}\n{"a": 1}\n');
  let count = 0;
  for (const result of validateLines(text, { unknownFields: 'ignore', maxIssues: 2 })) {
    count++;
    assert.equal(result.errors.length, 2);
    assert.equal(result.truncated, true);
    validateJson('{"unrelated": [1, 2, 3]}'.repeat(100));
    assert.equal([...validateLines(encoder.encode('{}'))].length, 1);
  }
  assert.equal(count, 2);
  assert.throws(() => validateLines(text, { maxIssues: 0 }), TypeError);
  assert.throws(() => validateLines('text'), TypeError);
});

test('bytes that are given away between two lines', () => {
  for (const options of [undefined, { maxIssues: 1000 }]) {
    const text = encoder.encode('{}\n{}\n{}\n');
    const seen = [];
    assert.throws(() => {
      for (const { line } of validateLines(text, options)) {
        seen.push(line);
        if (line === 2) structuredClone(text, { transfer: [text.buffer] });
      }
    }, /^TypeError: The memory of the NDJSON was given away/);
    assert.deepEqual(seen, [1, 2]);
  }
});

test('a chunk of another sort ends the stream with an error', async () => {
  const wrong = (async function* () {
    yield 'text';
  })();
  await assert.rejects(async () => {
    for await (const result of validateLines(wrong)) assert.fail(result);
  }, TypeError);
});

test('a line longer than any window, and many lines, in bounded memory', async () => {
  const valid = JSON.stringify(request());
  const long = JSON.stringify({ ...request(), tags: { a: 'x'.repeat(3_000_000) } });
  const results = [...validateLines(encoder.encode(`${valid}\n${long}\n${valid}`))];
  assert.deepEqual(results.map(lines), [[], ['length /tags/a'], []]);

  // 200 MB of requests, half of them with six errors each, in chunks that end anywhere.
  const part = encoder.encode(`${valid}\n{}\n`.repeat(500));
  let sent = 0;
  const chunks = (async function* () {
    for (; sent < 200e6; sent += part.length) yield part.slice();
  })();
  let count = 0;
  let peak = 0;
  const before = process.memoryUsage().rss;
  for await (const { ok } of validateLines(chunks)) {
    count += ok ? 1 : 0;
    if (count % 10_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  }
  assert.equal(count, (sent / part.length) * 500);
  assert.ok(peak - before < 100e6, `${(peak - before) / 1e6} MB more`);
});

test('a stream that is left early is let go', async () => {
  for (const isIterable of [true, false]) {
    let cancelled = 0;
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(encoder.encode('{}\n{}\n')),
      cancel: () => void cancelled++,
    });
    // As in browsers where a stream can't be iterated.
    if (!isIterable) Object.defineProperty(stream, Symbol.asyncIterator, { value: undefined });
    for await (const { line } of validateLines(stream)) if (line === 3) break;
    assert.deepEqual([cancelled, stream.locked], [1, false]);
  }
  const failing = (async function* () {
    yield encoder.encode('{}\n{');
    throw new Error('lost');
  })();
  const seen = [];
  await assert.rejects(async () => {
    for await (const { line } of validateLines(failing)) seen.push(line);
  }, /lost/);
  assert.deepEqual(seen, [1]);
});

test('results of lines can be written as JSON', () => {
  const [valid, invalid] = JSON.parse(
    JSON.stringify([...validateLines(encoder.encode(`${JSON.stringify(request())}\n{}`))]),
  );
  assert.deepEqual([valid.line, valid.ok, valid.value], [1, true, request()]);
  assert.deepEqual([invalid.line, invalid.ok], [2, false]);
});
