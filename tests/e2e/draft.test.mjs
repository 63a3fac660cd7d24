// The form's draft: every change of it, the way to a request and back, and what is found in storage.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cases } from '../cases.mjs';
import { EDITIONS, chance, generatorOf } from '../node/generate.mjs';
import { imported } from '../node/packed.mjs';
import { formModules, read } from './form-modules.mjs';

const {
  accountOf,
  begin,
  changed,
  check,
  completed,
  emptyDraft,
  examples,
  fieldAtPointer,
  fieldsInOrder,
  fixesFor,
  fromRequest,
  history,
  inPageOrder,
  mended,
  newId,
  participantsIn,
  revive,
  tagsIn,
  takeRequest,
  toMarkdown,
  toText,
} = await formModules('draft');
const { validate, payers } = imported;

/** A text that is a request in JSON, whatever it holds, as a draft; or why there is none. */
function importText(text, edition) {
  const { ok, problem, requests } = read(text, { format: 'json' });
  return ok ? takeRequest(requests[0], edition) : { refused: problem.message };
}

for (const edition of EDITIONS) {
  test(`${edition}: a valid request goes into a draft and comes out the same, but for what is said of payment`, () => {
    const random = chance(23);
    const { validRequest } = generatorOf(edition);
    for (let i = 0; i < 100; i++) {
      const request = validRequest(random);
      const { draft, changed: left } = importText(JSON.stringify(request), edition);
      assert.deepEqual(left, []);
      assert.equal(draft.edition, edition);
      const again = JSON.parse(toText(draft).text);
      // Empty lists and texts, and payment blocks that say nothing, are left out.
      assert.deepEqual(payers(again, { edition }), payers(request, { edition }));
      const isSaid = ([name, value]) =>
        !/aymentConfiguration$/.test(name) &&
        !(value === '' && name === 'description') &&
        !(/^(tags|allowedResultRegions|autoApproved\w+)$/.test(name) && Object.keys(value).length === 0) &&
        !(/^(creatorML|ml)/.test(name) && value.customMLMemberAbilities.length === 0);
      const plain = (one) => Object.fromEntries(Object.entries(one).filter(isSaid));
      const whole = ({ members, ...rest }) => ({ ...plain(rest), members: members.map(plain) });
      assert.deepEqual(whole(again), whole(request));
      assert.deepEqual(
        check(draft).problems.filter(({ level }) => level === 'error'),
        [],
      );
    }
  });
}

test('an import takes the edition that it needs, and only if it names what came later', () => {
  const editionOf = (change, current) =>
    importText(JSON.stringify({ ...examples[0].request, ...change }), current).draft.edition;
  assert.equal(editionOf({}), '2024-11-07');
  assert.equal(editionOf({}, '2026-01-02'), '2026-01-02');
  assert.equal(editionOf({ isMetricsEnabled: true }), '2026-01-02');
  assert.equal(editionOf({ isMetricsEnabled: true, description: undefined }), '2026-06-30');
  // No edition takes it: then it is one that has all that it names.
  assert.equal(editionOf({ jobLogStatus: 'ENABLED', name: '' }), '2025-03-18');
  // What is wrong and names nothing new is wrong in the edition that was chosen.
  assert.equal(editionOf({ description: undefined }), '2024-11-07');
  assert.equal(importText(JSON.stringify(examples[3].request)).draft.edition, '2026-08-11');
});

test('what is empty and left out of the request is told', () => {
  const empty = {
    description: '',
    tags: {},
    creatorMLMemberAbilities: { customMLMemberAbilities: [] },
    allowedResultRegions: [],
    autoApprovedChangeRequestTypes: [],
    members: [],
    creatorMemberAbilities: [],
    analyticsEngine: null,
  };
  const found = importText(JSON.stringify({ ...examples[0].request, ...empty }), '2026-08-11');
  assert.deepEqual(found.changed, []);
  // Empty lists that are required stay.
  assert.deepEqual(found.empty.toSorted(), [
    '/allowedResultRegions',
    '/autoApprovedChangeRequestTypes',
    '/creatorMLMemberAbilities/customMLMemberAbilities',
    '/description',
    '/tags',
  ]);
  assert.deepEqual(importText(JSON.stringify(examples[0].request)).empty, []);
  // What is wrong is told as such.
  assert.deepEqual(importText(JSON.stringify({ ...examples[0].request, name: '' })).empty, []);
});

test('another edition takes nothing from the draft, and leaves out of the request what it lacks', () => {
  const draft = fromRequest(examples[3].request, examples[3].edition);
  const first = changed(draft, { type: 'edition', edition: '2024-11-07' });
  const text = JSON.parse(toText(first).text);
  for (const name of ['jobLogStatus', 'isMetricsEnabled', 'allowedResultRegions', 'autoApprovedChangeRequestTypes'])
    assert.ok(!(name in text), name);
  assert.deepEqual(Object.keys(text.creatorPaymentConfiguration), ['queryCompute']);
  assert.deepEqual(changed(first, { type: 'edition', edition: '2026-08-11' }), draft);
  // So are abilities: they come back with the edition, as all does.
  assert.deepEqual(text.creatorMemberAbilities, ['CAN_QUERY', 'CAN_RECEIVE_RESULTS']);
  const fields = check(first).problems.map(({ field }) => field.key);
  assert.ok(!fields.includes('unknown.abilities') && fields.includes('description'));
});

test('the lines of each value are where it stands', () => {
  const draft = fromRequest(examples[1].request);
  const { text, lines } = toText(draft);
  const all = text.split('\n');
  const at = (pointer) => all.slice(lines.get(pointer)[0], lines.get(pointer)[1] + 1).join('\n');
  assert.match(at('/name'), /^ {2}"name": "Regional footfall study",$/);
  assert.match(at('/members/3/accountId'), /"012345678901"/);
  assert.match(at('/dataEncryptionMetadata'), /^ {2}"dataEncryptionMetadata": \{\n(.*\n){4} {2}\}/);
  assert.deepEqual(JSON.parse(at('')), JSON.parse(text));
});

test('choosing a payer takes the place of any other; declining is kept', () => {
  let draft = fromRequest(examples[1].request);
  const says = () => [draft.creator, ...draft.members].map(({ pays }) => pays.queryCompute);
  assert.deepEqual(says(), ['yes', 'no', 'nothing', 'nothing', 'nothing']);
  draft = changed(draft, { type: 'payer', cost: 'queryCompute', id: draft.members[2].id });
  assert.deepEqual(says(), ['nothing', 'no', 'nothing', 'yes', 'nothing']);
  draft = changed(draft, { type: 'payer', cost: 'queryCompute', id: null });
  assert.deepEqual(says(), ['nothing', 'no', 'nothing', 'nothing', 'nothing']);
  assert.equal(check(draft).problems.find(({ field }) => field.key === 'payment.queryCompute').level, 'error');
  draft = changed(draft, { type: 'decline', cost: 'queryCompute', id: draft.members[0].id, declines: false });
  assert.deepEqual(says(), Array(5).fill('nothing'));
});

test('what is kept of the draft before never shows: a text and its payers are those of a draft read for the first time', () => {
  const random = chance(28);
  const { validRequest } = generatorOf('2026-08-11');
  const drafts = EDITIONS.flatMap((edition) =>
    [0, 1].map(() => ({ ...takeRequest(read(JSON.stringify(validRequest(random))).requests[0]).draft, edition })),
  );
  const names = Object.keys(drafts[0]);
  let mixed = drafts[0];
  for (let i = 0; i < 1000; i++) {
    const other = drafts[random.below(drafts.length)];
    // Few things at a time come from another draft, as they were there.
    for (const name of names.filter(() => random.often(0.15))) mixed = { ...mixed, [name]: other[name] };
    const told = toText(mixed);
    assert.equal(toText(mixed), told);
    assert.deepEqual(told, toText(structuredClone(mixed)));
    // From here, it is the draft itself that is kept.
    toText(mixed);
  }
});

test('paying for machine learning says nothing new about queries', () => {
  const draft = changed(fromRequest(examples[0].request), {
    type: 'payer',
    cost: 'modelTraining',
    id: 'creator',
  });
  const { result, payers: paying } = check(draft);
  assert.equal(result.ok, true);
  assert.equal(paying.queryCompute.payer, 'creator');
  const other = fromRequest(examples[1].request);
  const trained = changed(other, { type: 'payer', cost: 'modelTraining', id: other.members[1].id });
  assert.deepEqual(check(trained).payers.queryCompute, check(other).payers.queryCompute);
});

const asRow = (accountId) => ({ accountId, displayName: '' });

test('a pasted column takes no account from a row below', () => {
  let draft = changed(changed(emptyDraft(), { type: 'add member', id: newId() }), { type: 'add member', id: newId() });
  draft = changed(draft, { type: 'participant', id: draft.members[2].id, field: 'accountId', value: '9' });
  draft = changed(draft, { type: 'paste participants', id: draft.members[0].id, rows: ['1', '2', '3'].map(asRow) });
  assert.equal(draft.members.map(({ accountId }) => accountId).join(), '1,2,3,9');
});

test('rows: filled from a column, moved, removed; ends stay ends', () => {
  let draft = emptyDraft();
  const [first] = draft.members;
  draft = changed(draft, { type: 'paste participants', id: first.id, rows: ['1', '2', '3'].map(asRow) });
  const accounts = () => draft.members.map(({ accountId }) => accountId).join();
  assert.equal(accounts(), '1,2,3');
  assert.equal(draft.members[0].id, first.id);
  draft = changed(draft, { type: 'move member', id: draft.members[2].id, by: -1 });
  assert.equal(accounts(), '1,3,2');
  assert.equal(changed(draft, { type: 'move member', id: first.id, by: -1 }), draft);
  draft = changed(draft, { type: 'remove member', id: first.id });
  assert.equal(accounts(), '3,2');
});

test('typing on in one field is one step back', () => {
  let state = begin(emptyDraft());
  const type = (field, value) => (state = history(state, { type: 'set', field, value }));
  type('name', 'J');
  type('name', 'Jo');
  type('description', 'd');
  type('name', 'Jon');
  const undo = () => (state = history(state, { type: 'undo' })).present.draft.name;
  assert.deepEqual([undo(), undo(), undo(), undo()], ['Jo', 'Jo', '', '']);
  state = history(state, { type: 'redo' });
  assert.equal(state.present.draft.name, 'Jo');
  for (let i = 0; i < 300; i++) state = history(state, { type: 'add tag', id: newId() });
  assert.equal(state.past.length, 100);
});

test('a draft knows what it grew out of, back and forth', () => {
  const first = emptyDraft();
  const example = fromRequest(examples[0].request);
  let state = history(begin(first), { type: 'set', field: 'name', value: 'J' });
  assert.equal(state.present.origin, first);
  state = history(state, { type: 'replace', draft: example });
  state = history(state, { type: 'add tag', id: newId() });
  assert.equal(state.present.origin, example);
  state = history(history(state, { type: 'undo' }), { type: 'undo' });
  assert.equal(state.present.origin, first);
  assert.equal(history(state, { type: 'redo' }).present.origin, example);
});

test('what took a draft\u2019s place gives it back at once, whatever was done since, and can be had again', () => {
  const mine = { ...emptyDraft(), name: 'Mine' };
  const example = fromRequest(examples[0].request);
  let state = history(begin(emptyDraft()), { type: 'mend', draft: mine });
  state = history(state, { type: 'replace', draft: example });
  state = history(history(state, { type: 'add tag', id: newId() }), { type: 'add tag', id: newId() });
  const back = history(state, { type: 'give back', instead: example });
  assert.equal(back.present.draft, mine);
  assert.equal(back.future.length, 3);
  assert.equal(history(back, { type: 'redo' }).present.draft, example);
  // Once it is gone, there is nothing to give back.
  assert.equal(history(back, { type: 'give back', instead: example }), back);
});

test('problems come in the order of the page', () => {
  const { draft } = importText(
    JSON.stringify({ ...examples[2].request, tags: { 'aws:x': 'y' }, name: '', description: '', queryLogStatus: 'x' }),
  );
  const broken = { ...draft, creator: { ...draft.creator, displayName: '' } };
  const fields = inPageOrder(check(broken).problems.toReversed(), broken).map(({ field }) => field.key.split('.')[0]);
  assert.deepEqual(fields, ['name', 'description', 'members', 'queryLogStatus', 'tags']);
});

test('a key that stands twice is said, at its row', () => {
  let draft = changed(changed(fromRequest(examples[0].request), { type: 'add tag', id: newId() }), {
    type: 'add tag',
    id: newId(),
  });
  const [id] = draft.tags.slice(-1).map((tag) => tag.id);
  draft = changed(draft, { type: 'tag', id, field: 'key', value: 'team' });
  const twice = check(draft).problems.filter(({ field }) => field.key === `tags.${id}.key`);
  assert.match(twice[0].message, /more than once/);
});

test('a line of the request leads to its field, whatever a tag is called', () => {
  let draft = changed(fromRequest(examples[2].request), { type: 'add tag', id: 'tag' });
  draft = changed(draft, { type: 'tag', id: 'tag', field: 'key', value: 'memberAbilities/~x' });
  const at = (pointer) => fieldAtPointer(pointer, draft)?.key;
  assert.equal(at('/tags/memberAbilities~1~0x'), 'tags.tag.value');
  assert.equal(at('/creatorMemberAbilities/0'), 'abilities.CAN_QUERY');
  assert.equal(at('/members/0/mlMemberAbilities/customMLMemberAbilities/0'), 'abilities.CAN_RECEIVE_INFERENCE_OUTPUT');
  assert.equal(at('/members/0/accountId'), `members.${draft.members[0].id}.accountId`);
  assert.equal(at('/members/0/paymentConfiguration/machineLearning/modelInference'), 'payment.modelInference');
  assert.equal(at(''), undefined);
});

test('whatever is in storage, a draft or nothing comes out', () => {
  const draft = fromRequest(examples[2].request);
  const again = revive(JSON.parse(JSON.stringify(draft)));
  assert.equal(toText(again).text, toText(draft).text);
  for (const stored of [undefined, null, 1, 'x', [], {}, emptyDraft()]) assert.equal(revive(stored), undefined);
  const random = chance(9);
  const text = JSON.stringify(draft);
  for (let i = 0; i < 500; i++) {
    // Any value replaced by any other.
    const broken = JSON.parse(text, (key, value) =>
      random.often(0.1) ? random.pick([null, 1, 'x', [], {}, true]) : value,
    );
    const found = revive(broken);
    if (found) assert.equal(typeof check(found).result.ok, 'boolean');
  }
});

test('every case of the package lands in the form, or is told as lost', () => {
  for (const request of [
    null,
    [],
    'x',
    { members: 5, tags: [1], creatorMLMemberAbilities: { customMLMemberAbilities: [1] } },
  ]) {
    const draft = fromRequest(request);
    assert.equal(typeof check(draft).text, 'string');
  }
  for (const { name, request, text } of cases) {
    const found = importText(typeof text === 'string' ? text : (JSON.stringify(request) ?? ''));
    if ('refused' in found) {
      assert.ok(found.refused.length > 0, name);
      continue;
    }
    // Whatever is wrong stands at one of the form's fields.
    const fields = new Set(fieldsInOrder(found.draft));
    for (const { field } of check(found.draft).problems) assert.ok(fields.has(field), `${name}: ${field.key}`);
  }
  const left = (request) =>
    importText(typeof request === 'string' ? request : JSON.stringify(request)).changed.map(
      ({ pointer, code }) => `${pointer} ${code}`,
    );
  // Whatever the form leaves out or fills in is told, and nothing that stays as it was.
  assert.deepEqual(
    left({
      a: 1,
      name: 'x'.repeat(200),
      members: [{ b: 1, accountId: 5 }, null],
      tags: { 'x/y': 1 },
      dataEncryptionMetadata: { z: 1, preserveNulls: true },
      creatorPaymentConfiguration: { machineLearning: { modelTraining: { isResponsible: true } } },
    }).sort(),
    [
      '/a unknown_field',
      '/creatorMemberAbilities required',
      '/creatorPaymentConfiguration/queryCompute required',
      '/dataEncryptionMetadata/allowCleartext required',
      '/dataEncryptionMetadata/allowDuplicates required',
      '/dataEncryptionMetadata/allowJoinsOnColumnsWithDifferentNames required',
      '/dataEncryptionMetadata/z unknown_field',
      '/members/0/accountId type',
      '/members/0/b unknown_field',
      '/members/0/memberAbilities required',
      '/members/1 type',
      '/tags/x~1y type',
    ],
  );
  assert.deepEqual(left({ creatorMemberAbilities: [], members: null }), ['/members required']);
  assert.deepEqual(left('{"creatorMemberAbilities": [], "members": [], "name": "a", "name": "b"}'), [
    '/name duplicate_key',
  ]);
  for (const text of ['', '{', '[]', '"x"', 'null', '{"a": 1} 2', new Uint8Array([0xff])]) {
    assert.ok(importText(text).refused.length > 0, String(text));
  }
  assert.equal(validate({}).ok, false);
});

test('accounts as people write them', () => {
  for (const written of [
    ' 111122223333 ',
    '1111-2222-3333',
    '1111 2222 3333',
    '1111\u00a02222\u20113333',
    'arn:aws:iam::111122223333:root',
    'arn:aws-us-gov:cleanrooms:us-gov-west-1:111122223333:membership/x',
  ])
    assert.equal(accountOf(written), '111122223333', written);
  // What is wrong stays as it was typed; what nobody sees is named where it is told.
  for (const written of ['11112222333x', '', 'x', '1111\u200b22223333']) assert.equal(accountOf(written), written);
});

test('participants out of a spreadsheet, in either order, with heads, quotes and ARNs', () => {
  const acme = { displayName: 'Acme, Inc.', accountId: '123456789012' };
  for (const pasted of [
    'Account\tName\n1234-5678-9012\tAcme, Inc.',
    'Name\tAccount\r\nAcme, Inc.\t123456789012\r\n',
    '"Acme, Inc.",123456789012',
    'arn:aws:iam::123456789012:root;"Acme, Inc."',
  ])
    assert.deepEqual(participantsIn(pasted), [acme], pasted);
  assert.deepEqual(
    participantsIn('111122223333, 2222-3333-4444').map(({ accountId }) => accountId),
    ['111122223333', '222233334444'],
  );
  // An account that lacks digits is one all the same; a name isn't.
  assert.deepEqual(participantsIn('12345678901\tX')[0], { accountId: '12345678901', displayName: 'X' });
  assert.deepEqual(participantsIn('Studio 54'), []);
});

test('a pasted name fills its row, and leaves others theirs', () => {
  let draft = changed(emptyDraft(), { type: 'add member', id: newId() });
  const [first, second] = draft.members;
  draft = changed(draft, { type: 'participant', id: second.id, field: 'displayName', value: 'Mine' });
  const rows = [
    { displayName: 'A', accountId: '1' },
    { displayName: '', accountId: '2' },
  ];
  draft = changed(draft, { type: 'paste participants', id: first.id, rows });
  assert.deepEqual(
    draft.members.map(({ displayName, accountId }) => [displayName, accountId]),
    [
      ['A', '1'],
      ['Mine', '2'],
    ],
  );
  // Your own row takes the first, and the members the rest.
  const mine = changed(emptyDraft(), { type: 'paste participants', id: 'creator', rows });
  assert.equal(mine.creator.displayName, 'A');
  assert.equal(mine.members[0].accountId, '2');
});

test('tags out of lines, columns, JSON and templates', () => {
  const two = [
    { key: 'team', value: 'a=b' },
    { key: 'cost', value: '' },
  ];
  for (const pasted of [
    'team=a=b\ncost=',
    'team\ta=b\ncost\t',
    '{"team": "a=b", "cost": ""}',
    '[{"Key": "team", "Value": "a=b"}, {"key": "cost"}]',
  ])
    assert.deepEqual(tagsIn(pasted), two, pasted);
  for (const pasted of ['team', 'a key', '{"broken', 'x=1']) assert.deepEqual(tagsIn(pasted), [], pasted);
});

test('both rows with a reserved key say so', () => {
  let draft = fromRequest(examples[1].request);
  for (let i = 0; i < 2; i++) {
    const id = newId();
    draft = changed(draft, { type: 'add tag', id });
    draft = changed(draft, { type: 'tag', id, field: 'key', value: 'aws:x' });
  }
  const reserved = check(draft).problems.filter(({ issue }) => issue.code === 'reserved_tag_key');
  assert.deepEqual(
    reserved.map(({ field }) => field.id),
    draft.tags.map(({ id }) => id),
  );
});

test('a fix is made in the draft, and leaves alone what the request does not hold', () => {
  const mendFirst = (draft, code) => {
    const problem = check(draft).problems.find(({ issue }) => issue?.code === code);
    return mended(draft, fixesFor(problem)[0]);
  };
  let draft = fromRequest({ ...examples[1].request, queryLogStatus: 'enabled' });
  draft = { ...draft, creator: { ...draft.creator, accountId: '999988887777' }, jobLogStatus: 'ENABLED' };
  let after = mendFirst(draft, 'enum');
  assert.deepEqual(after, { ...draft, queryLogStatus: 'ENABLED' });
  // Of two rows with one key, the last is meant, and the first stays.
  for (const value of ['1', 'v'.repeat(257)]) {
    const id = newId();
    draft = changed(draft, { type: 'add tag', id });
    draft = changed(draft, { type: 'tag', id, field: 'key', value: 'twice' });
    draft = changed(draft, { type: 'tag', id, field: 'value', value });
  }
  after = mendFirst(draft, 'enum');
  assert.deepEqual(after.tags, draft.tags);
  // Who pays is left to the others' rows.
  const two = changed(draft, { type: 'candidate', cost: 'queryCompute', id: draft.members[1].id, pays: true });
  after = mendFirst(two, 'multiple_payers');
  assert.equal(
    check(after).problems.some(({ issue }) => issue.code === 'multiple_payers'),
    false,
  );
  assert.equal(after.creator.accountId, '999988887777');
});

test('what a file leaves open breaks nothing, and typing takes its place', () => {
  const { requests } = read(`Resources:
  C:
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name: !Ref Name
      Description: d
      CreatorDisplayName: me
      CreatorMemberAbilities: [CAN_QUERY, CAN_RECEIVE_RESULTS]
      QueryLogStatus: ENABLED
      Members:
        - AccountId: !Ref Partner
          DisplayName: you
          MemberAbilities: []
      Tags: [{Key: team, Value: !Ref Team}]
`);
  const { draft, lost, changed: left } = takeRequest(requests[0]);
  assert.deepEqual([lost, left], [[], []]);
  const checked = check(draft);
  assert.equal(checked.result.ok, true);
  assert.match(checked.text, /"accountId": "!Ref Partner"/);
  const typed = changed(draft, { type: 'participant', id: draft.members[0].id, field: 'accountId', value: '12' });
  assert.equal(check(typed).result.ok, false);
  // It is written as anything, with what is missing in angle brackets.
  assert.match(completed(checked, draft).filledIn(JSON.stringify(completed(checked, draft).request)), /<Account ID>/);
});

test('whatever is wrong with a draft, it can be written as anything, or that it can not is known', () => {
  let told = 0;
  for (const { request } of cases) {
    const draft = fromRequest(request);
    if (draft.members.length > 50 || draft.tags.length > 300) continue;
    const whole = completed(check(draft), draft);
    if (!whole) continue;
    told++;
    assert.equal(validate(whole.request).ok, true);
  }
  assert.ok(told > cases.length * 0.8, `${told} of ${cases.length}`);
  const empty = emptyDraft();
  assert.match(
    completed(check(empty), empty).filledIn(JSON.stringify(completed(check(empty), empty).request)),
    /<Collaboration name>/,
  );
});

test('the agreement in Markdown says who can do what and who is billed, whatever the names hold', () => {
  const draft = { ...fromRequest(examples[1].request), name: '# *Reach* <b>' };
  const text = toMarkdown(draft, check(draft).payers, ['Warning: w']);
  assert.match(text, /^# \\# \\\*Reach\\\* \\<b\\>\n/);
  assert.match(
    text,
    /## Footfall Institute, 222233334444\n\n- Footfall Institute can contribute data, run queries and receive results\./,
  );
  assert.match(text, /- Retail Association is billed for queries\.\n/);
  assert.match(text, /- Queries: Retail Association, set to pay\.\n/);
  assert.match(text, /- Warning: w\n/);
  assert.match(text, /- Footfall Institute is set not to pay for queries\./);
});
