// What would mend a problem, and doing it in the draft: the package's fixes change a request, and all that a draft has
// besides stays.
import { type Fix, type PatchOperation, applyPatch, fixes } from 'cleanrooms-collaboration/async';
import { type Draft, type Participant, type Tag, costs, newId, newTag, participants } from './draft/draft';
import { fromRequest } from './draft/reader';
import { toObject, toText } from './draft/request';
import { pointerSteps } from './draft/write';
import { type FieldId, fieldId, setting } from './field-id';
import { type Problem, maxIssues } from './problems';

/** As many as fit beside a field. */
const MOST = 4;

/** The requests of drafts, made once for all problems of each. */
const requests = new WeakMap<Draft, unknown>();

function requestOf(draft: Draft): unknown {
  const made = requests.get(draft) ?? toObject(toText(draft));
  requests.set(draft, made);
  return made;
}

/** What would mend a problem, the best first. */
export function fixesFor({ draft, issue }: Problem): readonly Fix[] {
  if (!issue) return [];
  return fixes(requestOf(draft), issue, { edition: draft.edition, maxIssues }).slice(0, MOST);
}

/** The key of the tag that a pointer leads to. */
const keyIn = (path: string) => pointerSteps(path)[1] ?? '';

/** Tags with a change made: they are rows, in which a key can stand twice, so it is the last that is meant. */
function withTag(tags: readonly Tag[], operation: PatchOperation): readonly Tag[] {
  const at = (key: string) => tags.findLastIndex((tag) => tag.key === key);
  const change = (index: number, by: Partial<Tag>) =>
    tags.map((tag, place) => (place === index ? { ...tag, ...by } : tag));
  const key = keyIn(operation.path);
  switch (operation.op) {
    case 'remove':
      return tags.filter((_, index) => index !== at(key));
    case 'move':
      return change(at(keyIn(operation.from)), { key });
    default:
      return at(key) < 0
        ? [...tags, { ...newTag(newId()), key, value: String(operation.value) }]
        : change(at(key), { value: String(operation.value) });
  }
}

const isOfTag = ({ path }: PatchOperation) => path.startsWith('/tags/');

/** Mine, but where a change was made. */
const changedBy = <V>(mine: V, before: V, after: V): V =>
  JSON.stringify(before) === JSON.stringify(after) ? mine : after;

/** A participant of the draft with what the fix changed of it in the request. */
const withChanges = (mine: Participant, before: Participant, after: Participant): Participant => ({
  ...mine,
  displayName: changedBy(mine.displayName, before.displayName, after.displayName),
  accountId: changedBy(mine.accountId, before.accountId, after.accountId),
  abilities: changedBy(mine.abilities, before.abilities, after.abilities),
  mlAbilities: changedBy(mine.mlAbilities, before.mlAbilities, after.mlAbilities),
  pays: Object.fromEntries(
    costs.map((cost) => [cost, changedBy(mine.pays[cost], before.pays[cost], after.pays[cost])]),
  ) as Participant['pays'],
});

/** The settings of a draft that a request has as well. */
const SETTINGS = [
  'name',
  'description',
  'analyticsEngine',
  'queryLogStatus',
  'jobLogStatus',
  'metrics',
  'regions',
  'changeTypes',
  'encryption',
  'uses',
] as const;

/** A draft with a fix made in it. What the request leaves out of the draft stays in the draft. */
export function mended(draft: Draft, { patch }: Fix): Draft {
  const tags = patch.filter(isOfTag).reduce(withTag, draft.tags);
  const others = patch.filter((operation) => !isOfTag(operation));
  if (others.length === 0) return { ...draft, tags };
  const request = requestOf(draft);
  const before = fromRequest(request, draft.edition);
  const after = fromRequest(applyPatch(request, others), draft.edition);
  const removed = new Set(others.flatMap(({ op, path }) => (op === 'remove' ? path : [])));
  const stays = (_: Participant, index: number) => !removed.has(`/members/${index}`);
  const beforeMembers = before.members.filter(stays);
  const settings = Object.fromEntries(
    SETTINGS.map((name) => [name, changedBy<unknown>(draft[name], before[name], after[name])]),
  ) as Pick<Draft, (typeof SETTINGS)[number]>;
  return {
    ...draft,
    ...settings,
    creator: withChanges(draft.creator, before.creator, after.creator),
    members: draft.members.filter(stays).map((mine, index) => {
      const [one, other] = [beforeMembers[index], after.members[index]];
      return one && other ? withChanges(mine, one, other) : mine;
    }),
    tags,
  };
}

/** Where the focus goes once a field was mended: there, or, if its row is gone, to the row that took its place. */
export function fieldAfter(field: FieldId, before: Draft, after: Draft): FieldId {
  if (field.kind !== 'participant' && field.kind !== 'tag') return field;
  const rows = (draft: Draft) => (field.kind === 'tag' ? draft.tags : participants(draft)).map(({ id }) => id);
  if (rows(after).includes(field.id)) return field;
  const id = rows(after)[rows(before).indexOf(field.id)] ?? rows(after).at(-1);
  if (id === undefined) return setting('tags');
  return fieldId({ ...field, id });
}
