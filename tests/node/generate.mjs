// Makes requests from a seed: valid ones full of text that other languages might stumble over, and
// ones that are nearly valid. What a request has in an edition, the package's JSON Schema tells.
import { costs } from '../../pkg/dist/codes.js';
import { schemaFor } from '../../pkg/dist/schemas.js';
import { EDITIONS } from '../../pkg/dist/shapes.js';

export { EDITIONS };

/** A source of chance that gives the same numbers for the same seed (mulberry32). */
export function chance(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  const pick = (items) => items[below(items.length)];
  const often = (share) => next() < share;
  return { below, pick, often };
}

const pieces = [
  'a',
  'Joint',
  ' ',
  '  ',
  "'",
  '"',
  '`',
  '$',
  '${',
  '}',
  '$${x}',
  '$$$',
  '%{',
  '%%{x}',
  '%',
  '\\',
  '\\n',
  '\\u0041',
  '$(id)',
  '!',
  '#',
  '&',
  '|',
  ';',
  '*',
  '?',
  '~',
  '<',
  '>',
  '(',
  ')',
  '[',
  ']',
  '{',
  '{{',
  ',',
  ':',
  ': ',
  '- ',
  '-',
  '--',
  '=',
  '@',
  'é',
  'ß',
  '中',
  '\u00a0',
  '\u0085',
  '\u007f',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ufffd',
  '\ue000',
  '\u202e',
  '\t',
  'yes',
  'null',
  '~',
  '1e3',
  '0x1f',
  '2024-01-01',
  'true',
  '<<',
  '&a',
  '*a',
  '!!int',
  "''",
  '{{resolve:x}}',
  'EOF',
  '\u0301',
];
const lineBreaks = ['\n', '\r\n', '\r', '\n\n'];
const anything = ['😀', '\u0000', '\u0001', '\u001b', '\ufffe', '\uffff', '\u{10ffff}', '\b', '\f'];
const starts = ['', '', '', '-', '--name', 'file://', 'https://x/', '@x', '[', '{', "'", '"', '=', '%', '#', '0'];

function text(random, max, extra, min = 1) {
  let made = min > 0 ? `${random.pick(starts)}x` : random.pick(starts);
  const count = random.below(12);
  for (let i = 0; i < count; i++) made += random.pick(random.often(0.2) ? extra : pieces);
  // Lengths count code points.
  return [...made].slice(0, max).join('');
}

const keys = ['__proto__', 'a.b', 'yes', '1e3', 'constructor', 'toString', 'a/b~c', '<<', 'no', '', ' '];

function tags(random) {
  const entries = [];
  for (let count = random.below(6); count > 0; count--) {
    const key = random.often(0.4) ? random.pick(keys) || 'k' : text(random, 128, [...anything, ...lineBreaks]);
    if (!/^aws:/i.test(key))
      entries.push([key, random.often(0.2) ? '' : text(random, 256, [...anything, ...lineBreaks], 0)]);
  }
  // As entries, __proto__ is a key like any other.
  return Object.fromEntries(entries);
}

/** What makes requests of an edition. */
export function generatorOf(edition) {
  const schema = schemaFor('draft-2020-12', 'output', EDITIONS.indexOf(edition));
  const resolved = (part) => (part.$ref === undefined ? part : schema.$defs[part.$ref.split('/').at(-1)]);
  /** Whether several can pay for a cost. */
  const severalSince = (cost) => (cost === 'syntheticDataGeneration' ? '2025-12-01' : '2026-06-30');

  /** What the schema asks for. */
  function made(random, part) {
    const {
      enum: values,
      type,
      pattern,
      minLength = 0,
      maxLength,
      items,
      minItems = 0,
      maxItems = 5,
      ...rest
    } = resolved(part);
    if (values !== undefined) return random.pick(values);
    switch (type) {
      case 'boolean':
        return random.often(0.5);
      case 'string': {
        if (pattern === '^\\d+$') return Array.from({ length: minLength }, () => random.below(10)).join('');
        const string = text(random, maxLength, pattern.includes('\\n') ? lineBreaks : pieces, minLength);
        return /^\s+$/.test(string) ? 'x' : string;
      }
      case 'array': {
        const choices = resolved(items).enum;
        // Each at most once.
        if (choices !== undefined) return choices.filter((_, index) => index < minItems || random.often(0.5));
        return Array.from({ length: random.below(maxItems + 1) }, () => made(random, items));
      }
      default: {
        if (rest.propertyNames !== undefined) return tags(random);
        const { properties, required } = rest;
        const chosen = Object.entries(properties).filter(([name]) => required.includes(name) || random.often(0.35));
        return Object.fromEntries(chosen.map(([name, inner]) => [name, made(random, inner)]));
      }
    }
  }

  /** A valid request; there may be warnings about it. */
  function validRequest(random) {
    const request = made(random, schema);
    request.members = request.members.filter(
      ({ accountId }, index, all) => all.findIndex((other) => other.accountId === accountId) === index,
    );
    const { creatorPaymentConfiguration, creatorMemberAbilities } = request;
    const participants = [
      { abilities: creatorMemberAbilities, says: new Map(payersIn(creatorPaymentConfiguration)) },
      ...request.members.map(({ paymentConfiguration, memberAbilities }) => ({
        abilities: memberAbilities,
        says: new Map(payersIn(paymentConfiguration)),
      })),
    ];
    for (const { cost, pointer } of costs) {
      const said = participants.flatMap(({ says }) => says.get(pointer) ?? []);
      if (said.length === 0) continue;
      const ability = cost === 'jobCompute' ? 'CAN_RUN_JOB' : 'CAN_QUERY';
      // One pays, or else whoever causes the cost and declines nothing.
      const isLeft = participants.some(({ abilities, says }) => abilities.includes(ability) && !says.has(pointer));
      const payer = isLeft && random.often(0.3) ? undefined : random.pick(said);
      const isOne = edition < severalSince(cost);
      for (const one of said) one.isResponsible = one === payer || (!isOne && one.isResponsible);
    }
    // From then on, it is an error.
    if (edition >= '2025-09-03' && request.analyticsEngine !== undefined) request.analyticsEngine = 'SPARK';
    return request;
  }

  const parts = [schema, ...Object.values(schema.$defs)];
  const names = parts.flatMap(({ properties = {} }) => Object.keys(properties));
  const choices = [...parts.flatMap((part) => part.enum ?? []), '111122223333'];

  /** Anything that JSON can say, made of the request's own words, so that much of it is nearly in its place. */
  function wild(random, depth = 0) {
    const many = (make) => Array.from({ length: random.below(random.often(0.1) ? 12 : 4) }, make);
    switch (random.below(depth > 4 ? 4 : depth === 0 ? 2 : 8) + (depth === 0 ? 6 : 0)) {
      case 0:
        return random.pick(choices);
      case 1:
        return random.often(0.5);
      case 2:
        return random.pick(odd) ?? null;
      case 3:
        return text(random, 300, [...anything, ...lineBreaks], 0);
      case 4:
      case 5:
        return many(() => wild(random, depth + 1));
      default: {
        const key = () => (random.often(0.9) ? random.pick(names) : random.pick(keys));
        const length = depth === 0 ? 4 + random.below(12) : random.below(6);
        return Object.fromEntries(Array.from({ length }, () => [key(), wild(random, depth + 1)]));
      }
    }
  }

  return { validRequest, wild };
}

/** The settings of who pays in a payment configuration, by the pointers of their costs. */
function payersIn(configuration, pointer = '') {
  if (configuration === undefined) return [];
  return Object.entries(configuration).flatMap(([name, inner]) =>
    Object.hasOwn(inner, 'isResponsible') ? [[`${pointer}/${name}`, inner]] : payersIn(inner, `${pointer}/${name}`),
  );
}

const odd = [
  null,
  undefined,
  true,
  0,
  1.5,
  '',
  ' ',
  'x',
  '😀',
  '\ud83d',
  'a\nb',
  'x'.repeat(101),
  'x'.repeat(300),
  [],
  [[]],
  {},
  { a: 1 },
];

/** A request with a few values replaced, removed, doubled or added. */
export function mutated(random, request) {
  const copy = structuredClone(request);
  for (let count = 1 + random.below(3); count > 0; count--) {
    let holder = copy;
    let key = random.pick(Object.keys(holder));
    while (typeof holder[key] === 'object' && holder[key] !== null && random.often(0.8)) {
      const inner = Object.keys(holder[key]);
      if (inner.length === 0) break;
      holder = holder[key];
      key = random.pick(inner);
    }
    const way = random.below(4);
    if (way === 0 && Array.isArray(holder)) holder.push(structuredClone(random.pick([...holder, ...odd])));
    else if (way === 0) delete holder[key];
    else if (way === 1 && !Array.isArray(holder))
      holder[random.pick(['nmae', 'x', 'Tags', '__proto', '\ud800'])] = structuredClone(random.pick(odd));
    else if (way === 2 && typeof holder[key] === 'string')
      holder[key] = text(random, 300, [...anything, ...lineBreaks], 0);
    else holder[key] = structuredClone(random.pick(odd));
  }
  return copy;
}

/** Of the first edition. */
export const { validRequest, wild } = generatorOf(EDITIONS[0]);
