// Makes requests from a seed: valid ones full of text that other languages might stumble over, and
// ones that are nearly valid.

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

const account = (random) => Array.from({ length: 12 }, () => random.below(10)).join('');
const some = (random, values) => values.filter(() => random.often(0.5));
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

const ml = (random) => ({
  customMLMemberAbilities: random.pick([
    ['CAN_RECEIVE_MODEL_OUTPUT'],
    ['CAN_RECEIVE_INFERENCE_OUTPUT', 'CAN_RECEIVE_MODEL_OUTPUT'],
  ]),
});
const payment = (random, pays) => ({
  queryCompute: { isResponsible: pays },
  ...(random.often(0.5) && {
    machineLearning: {
      ...(random.often(0.5) && { modelTraining: { isResponsible: pays } }),
      ...(random.often(0.5) && { modelInference: { isResponsible: pays } }),
    },
  }),
});

/** A valid request; there may be warnings about it. */
export function validRequest(random) {
  const abilities = ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'];
  const accounts = new Set();
  for (let count = random.below(10); count > 0; count--) accounts.add(account(random));
  accounts.delete('000000000000');
  const payer = random.below(accounts.size + 1);
  const members = [...accounts].map((accountId, index) => ({
    accountId,
    displayName: text(random, 100, pieces),
    memberAbilities: some(random, abilities),
    ...(random.often(0.3) && { mlMemberAbilities: ml(random) }),
    ...(random.often(0.3) && { paymentConfiguration: payment(random, index + 1 === payer) }),
  }));
  const request = {
    name: text(random, 100, pieces),
    description: text(random, 255, lineBreaks),
    creatorDisplayName: text(random, 100, pieces),
    creatorMemberAbilities: some(random, abilities),
    members,
    queryLogStatus: random.pick(['ENABLED', 'DISABLED']),
    creatorPaymentConfiguration: payment(random, payer === 0 || !members[payer - 1]?.paymentConfiguration),
  };
  if (random.often(0.5)) request.tags = tags(random);
  if (random.often(0.3)) request.analyticsEngine = random.pick(['SPARK', 'CLEAN_ROOMS_SQL']);
  if (random.often(0.3)) request.creatorMLMemberAbilities = ml(random);
  if (random.often(0.3)) {
    request.dataEncryptionMetadata = {
      allowCleartext: random.often(0.5),
      allowDuplicates: random.often(0.5),
      allowJoinsOnColumnsWithDifferentNames: random.often(0.5),
      preserveNulls: random.often(0.5),
    };
  }
  // A cost that nobody pays is left to whoever can query, or else to nobody.
  for (const cost of ['modelTraining', 'modelInference']) {
    const said = [request.creatorPaymentConfiguration, ...members.map((member) => member.paymentConfiguration)];
    if (said.some((configuration) => configuration?.machineLearning?.[cost]?.isResponsible)) continue;
    for (const configuration of said) delete configuration?.machineLearning?.[cost];
  }
  return request;
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

const names = [
  ...['members', 'name', 'description', 'creatorMemberAbilities', 'creatorMLMemberAbilities', 'creatorDisplayName'],
  ...['dataEncryptionMetadata', 'queryLogStatus', 'tags', 'creatorPaymentConfiguration', 'analyticsEngine'],
  ...['accountId', 'memberAbilities', 'mlMemberAbilities', 'displayName', 'paymentConfiguration'],
  ...['customMLMemberAbilities', 'queryCompute', 'machineLearning', 'modelTraining', 'modelInference'],
  ...['isResponsible', 'allowCleartext', 'allowDuplicates', 'allowJoinsOnColumnsWithDifferentNames', 'preserveNulls'],
];
const choices = ['CAN_QUERY', 'CAN_RECEIVE_RESULTS', 'CAN_RECEIVE_MODEL_OUTPUT', 'ENABLED', 'SPARK', '111122223333'];

/** Anything that JSON can say, made of the request's own words, so that much of it is nearly in its place. */
export function wild(random, depth = 0) {
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
