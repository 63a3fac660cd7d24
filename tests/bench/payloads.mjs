// The payloads of the benchmark: small (about 280 bytes), typical (about 2.9 kB), large (about 64 kB), unicode
// (as typical, little of it ASCII), each valid and with mistakes.
import { readFileSync } from 'node:fs';

const payment = (isResponsible) => ({
  queryCompute: { isResponsible },
  machineLearning: { modelTraining: { isResponsible }, modelInference: { isResponsible } },
});

const member = (index) => ({
  accountId: String(111122223330 + index),
  memberAbilities: index === 0 ? ['CAN_RECEIVE_RESULTS'] : [],
  mlMemberAbilities: { customMLMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT', 'CAN_RECEIVE_INFERENCE_OUTPUT'] },
  displayName: `Partner number ${index} of the collaboration`,
  paymentConfiguration: payment(false),
});

const request = (members, tags, tagLength) => ({
  name: 'Joint measurement of the spring campaign',
  description: 'Overlap of the audiences of a publisher and its advertisers. '.repeat(4).trim(),
  creatorDisplayName: 'Publisher',
  creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
  creatorMLMemberAbilities: { customMLMemberAbilities: ['CAN_RECEIVE_MODEL_OUTPUT'] },
  creatorPaymentConfiguration: payment(true),
  members: Array.from({ length: members }, (_, index) => member(index)),
  queryLogStatus: 'ENABLED',
  analyticsEngine: 'SPARK',
  dataEncryptionMetadata: {
    allowCleartext: true,
    allowDuplicates: true,
    allowJoinsOnColumnsWithDifferentNames: true,
    preserveNulls: false,
  },
  tags: Object.fromEntries(
    Array.from({ length: tags }, (_, index) => [
      `tag-${index}`.padEnd(tagLength / 4, '-'),
      `v${index}`.padEnd(tagLength, '='),
    ]),
  ),
});

const small = JSON.parse(readFileSync(new URL('../bases/small.json', import.meta.url), 'utf8'));

/** The same with eight mistakes that every validator can find. */
function spoil(valid) {
  const spoilt = structuredClone(valid);
  spoilt.name = '';
  spoilt.description = 'x'.repeat(300);
  spoilt.creatorDisplayName = 7;
  spoilt.queryLogStatus = 'enabled';
  spoilt.creatorMemberAbilities = ['CAN_QUERY', 'CAN_QUERY'];
  spoilt.members[0].accountId = '1234';
  spoilt.members[0].unknown = true;
  delete spoilt.members[0].displayName;
  return spoilt;
}

/** The same in other scripts. */
function translated(valid) {
  const words = (text) => text.replace(/[a-z]/g, (letter) => String.fromCharCode(0x430 + letter.charCodeAt(0) - 97));
  return {
    ...valid,
    name: words(valid.name),
    description: `春のキャンペーン ${words(valid.description)}`.slice(0, 250),
    creatorDisplayName: '出版社',
    members: valid.members.map((one) => ({ ...one, displayName: words(one.displayName) })),
    tags: Object.fromEntries(Object.entries(valid.tags).map(([key, value]) => [`${key}-é`, `${value}\u{1f680}ü`])),
  };
}

export const sizes = ['small', 'typical', 'large'];

const typical = request(4, 10, 20);
const valid = { small, typical, large: request(9, 200, 250), unicode: translated(typical) };

const all = Object.entries(valid).flatMap(([size, value]) => [
  [`${size}, valid`, value],
  [`${size}, invalid`, spoil(value)],
]);

// From JSON, as payloads come: a string that was put together from pieces stays in pieces, and some validators
// take three times as long for these.
export const payloads = JSON.parse(JSON.stringify(Object.fromEntries(all)));
