// From a draft to the file that it came out of: what is changed, and that each change is made in the file's text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, stringify } from 'yaml';
import { chance, generatorOf } from '../node/generate.mjs';
import { imported } from '../node/packed.mjs';
import { formModules, read } from './form-modules.mjs';

const { changed, changesBetween, changesToSave, examples, fromRequest, newId, patchBetween, revive, takeRequest } =
  await formModules('saving');
const { applyPatch, exportAs } = imported;

test('what changes between two drafts is told by what it is about', () => {
  const before = fromRequest(examples[1].request);
  const after = changed(before, {
    type: 'participant',
    id: before.members[1].id,
    field: 'displayName',
    value: 'Other',
  });
  assert.deepEqual(
    changesBetween(before, after).map(({ label }) => label),
    ['Other, 333344445555', 'North Grocers, 333344445555'],
  );
  assert.deepEqual(changesBetween(before, before), []);
});

test('a patch between two requests makes the one of the other', () => {
  const random = chance(5);
  const { validRequest } = generatorOf('2026-08-11');
  for (let i = 0; i < 200; i++) {
    const [one, other] = [validRequest(random), validRequest(random)];
    assert.deepEqual(applyPatch(one, patchBetween(one, other)), other);
    assert.deepEqual(patchBetween(one, one), []);
    const parsed = ({ op, ...paths }) => [op, paths];
    assert.deepEqual(patchBetween({ tags: { 'aws:a/b': 'x', c: 'y' } }, { tags: { 'a/b': 'x', c: 'y' } }).map(parsed), [
      ['move', { from: '/tags/aws:a~1b', path: '/tags/a~1b' }],
    ]);
  }
});

test('what is saved follows the members wherever they stand, and puts nothing in of what a file leaves open', () => {
  const template = `Resources:
  C:
    Type: AWS::CleanRooms::Collaboration
    Properties:
      Name: x
      CreatorDisplayName: y
      CreatorMemberAbilities: []
      QueryLogStatus: ENABLED
      Members:
        - { AccountId: !Ref One, DisplayName: One, MemberAbilities: [] }
        # two
        - { AccountId: '111122223333', DisplayName: Two, MemberAbilities: [CAN_QUERY] }
        - { AccountId: !Ref Three, DisplayName: Three, MemberAbilities: [] }
`;
  const [found] = read(template).requests;
  const { draft: saved } = takeRequest(found);
  const [one, two, three] = saved.members;
  const edited = (draft) => found.edit(changesToSave(saved, draft));
  const all = [/.*!Ref One.*\n/, / *# two\n.*\n/, /.*!Ref Three.*\n/].map((line) => line.exec(template)[0]);
  const lines = (...order) => template.replace(all.join(''), order.map((index) => all[index]).join(''));
  assert.equal(edited({ ...saved, members: [two, one, three] }), lines(1, 0, 2));
  assert.equal(edited({ ...saved, members: [three, two, one] }), lines(2, 1, 0));
  assert.equal(edited({ ...saved, members: [three] }), lines(2));
  assert.equal(edited(changed(saved, { type: 'move member', id: three.id, by: -1 })), lines(0, 2, 1));
  // A draft that was kept has other identifiers.
  const again = revive(JSON.parse(JSON.stringify({ ...saved, members: [three, two, one] })));
  assert.equal(edited(again), lines(2, 1, 0));
  const renamed = { ...three, accountId: '444455556666', displayName: 'Four' };
  assert.equal(
    edited({ ...saved, members: [renamed, one, two] }),
    lines(2, 0, 1).replace('!Ref Three', '"444455556666"').replace('Three', 'Four'),
  );
  const random = chance(11);
  const account = () => String(100_000_000_000 + random.below(1_000_000));
  for (let index = 0; index < 100; index++) {
    const fresh = { ...one, id: newId(), accountId: account(), displayName: 'New', open: {} };
    const members = [one, two, three, fresh]
      .filter(() => random.often(0.8))
      .map((member) => (random.often(0.3) ? { ...member, displayName: `N${index}` } : member))
      .sort(() => (random.often(0.5) ? 1 : -1));
    const [now] = read(edited({ ...saved, members })).requests;
    const told = (some) => some.map(({ id, ...rest }) => [typeof id, rest]);
    assert.deepEqual(told(takeRequest(now).draft.members), told(members));
  }
  // What isn't in the file any more can't come back in its words.
  const without = takeRequest(read(lines(1)).requests[0]).draft;
  assert.deepEqual(
    changesToSave(without, { ...saved, members: [two, one] }).map(({ op, path }) => [op, path]),
    [['hold', '/members/-']],
  );
  const literal = { ...saved, members: [{ ...one, accountId: '444455556666', open: {} }] };
  assert.deepEqual(changesToSave(literal, { ...saved, members: [one] }), [
    { op: 'hold', path: '/members/0/accountId' },
  ]);
});

/** A request whose words are those that people write, signs of YAML and JSON among them. */
const plainly = (value) => {
  if (typeof value === 'string') return value.replace(/[^ -~]|\{\{|<</g, 'x').trim() || 'x';
  if (Array.isArray(value)) return value.map(plainly);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [plainly(key), plainly(inner)]));
};

test('each change is made in the text of a file, whatever its layout, and the file has the wanted request then', () => {
  const random = chance(20_261_128);
  const { validRequest } = generatorOf('2026-08-11');
  const yaml = (one, options) => stringify(one, { lineWidth: 0, ...options });
  const template = (one) => exportAs('cloudformation', one, { edition: 'latest' }).text;
  const commented = (text, mark) => text.replace(/(,|[[{]|: \w+)$/gm, (end) => `${end} ${mark} c${random.below(1000)}`);
  const layouts = {
    json: (one) => JSON.stringify(one, undefined, 2),
    'commented json': (one) => commented(JSON.stringify(one, undefined, 4), '//'),
    'json with tabs and CRLF': (one) => JSON.stringify(one, undefined, '\t').replaceAll('\n', '\r\n'),
    'json on one line': (one) => JSON.stringify(one),
    yaml: (one) => commented(yaml(one), '#'),
    'yaml without indented lists, CRLF': (one) => yaml(one, { indentSeq: false }).replaceAll('\n', '\r\n'),
    'yaml in brackets': (one) => `# first\n${yaml(one, { collectionStyle: 'flow', lineWidth: 80 })}`,
    template,
    'template in JSON': (one) => JSON.stringify(parse(template(one)), undefined, 2),
  };
  for (let index = 0; index < 20; index++) {
    const [one, other] = [validRequest(random), validRequest(random)].map((request) =>
      plainly(JSON.parse(JSON.stringify(request))),
    );
    // What is there already, and a few things of it changed.
    for (const after of [other, { ...one, tags: other.tags, members: one.members.slice(1).concat(other.members) }]) {
      for (const [layout, write] of Object.entries(layouts)) {
        const text = write(one);
        const [found] = read(text).requests;
        const wanted = JSON.parse(JSON.stringify(after));
        const edited = found.edit(patchBetween(found.request, wanted));
        assert.notEqual(
          edited,
          undefined,
          `${layout}: ${JSON.stringify(patchBetween(found.request, wanted))}\n${text}`,
        );
        const [now] = read(edited).requests;
        assert.deepEqual(
          JSON.parse(JSON.stringify(now.request)),
          layout.startsWith('template') ? { creatorMemberAbilities: [], members: [], ...wanted } : wanted,
        );
        if (text.includes('\r\n')) assert.doesNotMatch(edited.replaceAll('\r\n', ''), /[\r\n]/);
        assert.equal(found.edit([]), text);
      }
    }
  }
});
