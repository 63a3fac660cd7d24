// What is wrong with a draft, and at which of the form's fields. All of it comes from the package.
import {
  type CreateCollaborationRequest,
  type Edition,
  type Issue,
  type Latest,
  type Payers,
  type Validation,
  type ValidationException,
  validate,
  validateJson,
} from 'cleanrooms-collaboration/async';
import { CREATOR, type Cost, type Draft, costs, costsIn, nameOf, participants, pointerOf } from './draft/draft';
import { toObject, toText } from './draft/request';
import { type Written, pointerStep, pointerSteps } from './draft/write';
import { type AbilityList, type FieldId, fieldId, setting } from './field-id';
import { abilityLists, knownAbilities } from './fields';

export interface Problem {
  readonly field: FieldId;
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly pointer: string;
  /** What the package found; nothing, if it is the service that said so. */
  readonly issue?: Issue;
  /** The draft that it was found in. */
  readonly draft: Draft;
}

/** A request of whatever edition the draft is for. */
export type AnyRequest = CreateCollaborationRequest | Latest.CreateCollaborationRequest;

export interface Checked extends Written {
  readonly result: Validation<AnyRequest>;
  readonly payers: Payers;
  readonly problems: readonly Problem[];
}

const payment = (cost: Cost) => fieldId({ kind: 'payment', cost });
const ability = (name: string) => fieldId({ kind: 'ability', ability: name });

/** The cost that an issue is about, or the first, where it is about all of a payment configuration. */
const fieldOfPayment = (path: Issue['path']) => payment(costs.find((cost) => path.includes(cost)) ?? 'queryCompute');

/** The ability that is asked for where a rule finds something about who has which. */
const questions = new Map<string, string>([
  ['no_receiver', 'CAN_RECEIVE_RESULTS'],
  ['no_querier', 'CAN_QUERY'],
  ['multiple_queriers', 'CAN_QUERY'],
  ['multiple_job_runners', 'CAN_RUN_JOB'],
  ['job_runner_cannot_query', 'CAN_RUN_JOB'],
  ['log_export_unusable', 'CAN_EXPORT_QUERY_ANALYSIS_LOG'],
]);

/** The column that an issue with a list of abilities is about; the list itself for those that there aren't. */
function fieldOfAbilities(list: AbilityList, issue: Issue | undefined, edition: Edition): FieldId {
  const asked = issue && questions.get(issue.code);
  if (asked !== undefined) return ability(asked);
  const twice = issue?.code === 'unique_items' ? issue.params.duplicates[0]?.value : undefined;
  const known = knownAbilities(list, edition).find((one) => one === twice);
  return known === undefined ? fieldId({ kind: 'unknown', list }) : ability(known);
}

/** What the service complains of, at the form's fields. */
export const problemsOf = ({ fieldList = [] }: ValidationException, draft: Draft): readonly Problem[] =>
  fieldList.flatMap(({ path, message }) => {
    if (!path) return [];
    const pointer = path.map((step) => `/${pointerStep(String(step))}`).join('');
    return fieldsOf(path, draft).map((field) => ({ field, level: 'error' as const, message, pointer, draft }));
  });

/** The fields of the form that a path is about: of a key that stands twice, both rows. What the issue says there tells more. */
function fieldsOf(path: Issue['path'], draft: Draft, issue?: Issue): readonly FieldId[] {
  const [first, second, third] = path;
  switch (first) {
    case 'members': {
      const member = typeof second === 'number' ? draft.members[second] : undefined;
      if (!member) return [setting('members')];
      if (third === 'memberAbilities') return [fieldOfAbilities('abilities', issue, draft.edition)];
      if (third === 'mlMemberAbilities') return [fieldOfAbilities('mlAbilities', issue, draft.edition)];
      if (third === 'paymentConfiguration') return [fieldOfPayment(path)];
      const part = third === 'displayName' ? 'displayName' : 'accountId';
      const field = fieldId({ kind: 'participant', id: member.id, part });
      // It may as well be your own account that is mistyped.
      return issue?.code === 'creator_is_member'
        ? [fieldId({ kind: 'participant', id: CREATOR, part }), field]
        : [field];
    }
    case 'creatorMemberAbilities':
      return [fieldOfAbilities('abilities', issue, draft.edition)];
    case 'creatorMLMemberAbilities':
      return [fieldOfAbilities('mlAbilities', issue, draft.edition)];
    case 'creatorPaymentConfiguration':
      return [fieldOfPayment(path)];
    case 'creatorDisplayName':
      return [fieldId({ kind: 'participant', id: CREATOR, part: 'displayName' })];
    case 'tags': {
      const rows = draft.tags.filter(({ key }) => key === second);
      if (rows.length === 0) return [setting('tags')];
      const isKey =
        issue?.code === 'reserved_tag_key' ||
        issue?.code === 'duplicate_key' ||
        (issue !== undefined && 'place' in issue.params && issue.params.place === 'key');
      // Of a key that stands twice, it is the value of the last row that counts.
      const meant = isKey ? rows : rows.slice(-1);
      return meant.map(({ id }) => fieldId({ kind: 'tag', id, part: isKey ? 'key' : 'value' }));
    }
    default:
      return [settings.get(String(first)) ?? setting('name')];
  }
}

/** The settings that stand before the participants, and those that stand after them, by their names in a request. */
const FIRST_SETTINGS = ['name', 'description', 'analyticsEngine'] as const;
const LATER_SETTINGS = [
  'members',
  'queryLogStatus',
  'jobLogStatus',
  'isMetricsEnabled',
  'allowedResultRegions',
  'autoApprovedChangeRequestTypes',
  'dataEncryptionMetadata',
] as const;
const settings = new Map<string, FieldId>(
  [...FIRST_SETTINGS, ...LATER_SETTINGS, 'tags' as const].map((name) => [name, setting(name)]),
);

/** As many as the fields of the largest draft. */
export const maxIssues = 10_000;

/** What a check of a draft found: in its text, in which a key can stand twice, and of what a file leaves open. */
function resultOf(written: Written, edition: Edition, creatorAccountId?: string): Checked['result'] {
  const options = { edition, maxIssues, ...(creatorAccountId !== undefined && { creatorAccountId }) };
  if (written.open.length === 0) return validateJson(written.text, options);
  const result: Checked['result'] = validate(toObject(written), options);
  const twice = validateJson(written.text, options).errors.filter(({ code }) => code === 'duplicate_key');
  return twice.length === 0
    ? result
    : { ok: false, errors: [...result.errors, ...twice], warnings: result.warnings, truncated: result.truncated };
}

/** Whose part of a request a path is in. */
const partyAt = ([first, second]: Issue['path'], draft: Draft) =>
  first === 'members' && typeof second === 'number' ? draft.members[second] : draft.creator;

/** A sentence of the package with members by their names, and not by their places among the members. */
export const withNames = (sentence: string, draft: Draft, path: Issue['path'] = []) =>
  sentence
    .replace(/\b[Mm]ember (\d+)\b/g, (place, number) => {
      const member = draft.members[Number(number) - 1];
      return member ? nameOf(draft, member) : place;
    })
    .replace(/^This participant\b/, (words) => {
      const party = partyAt(path, draft);
      return party ? nameOf(draft, party) : words;
    })
    .replace(/\bthe creator\b(?!')/g, () => draft.creator.displayName || 'you');

/** Checks a draft. */
export function check(draft: Draft): Checked {
  const { payers, ...written } = toText(draft);
  const problems: Problem[] = [];
  const { accountId } = draft.creator;
  const { edition } = draft;
  let result: Checked['result'];
  try {
    result = resultOf(written, edition, accountId || undefined);
  } catch (error) {
    // The package takes no such account.
    if (!(error instanceof TypeError) || !accountId) throw error;
    const message = error.message.replace('The option creatorAccountId', 'Your account ID');
    const field = fieldId({ kind: 'participant', id: CREATOR, part: 'accountId' });
    problems.push({ field, level: 'error', message, pointer: '', draft });
    result = resultOf(written, edition);
  }
  for (const issue of oneForEach([...result.errors, ...result.warnings])) {
    const { level, path, pointer } = issue;
    const sentence = withNames(issue.message, draft, path);
    const payer = issue.code === 'multiple_payers' ? partyAt(path, draft) : undefined;
    const message = payer ? `${nameOf(draft, payer)}: ${sentence}` : sentence;
    for (const field of fieldsOf(path, draft, issue)) problems.push({ field, level, message, pointer, issue, draft });
  }
  return { ...written, result, payers, problems };
}

/**
 * Of a value that breaks its length and its pattern, one: a sentence tells a person what is wrong. It is the first, but of an
 * account the one that names what is in the way.
 */
function oneForEach(issues: readonly Issue[]): readonly Issue[] {
  const isNaming = ({ code, pointer }: Issue) => code === 'pattern' && pointer.endsWith('/accountId');
  const named = new Set(issues.filter(isNaming).map(({ pointer }) => pointer));
  const told = new Set<string>();
  return issues.filter((issue) => {
    const { code, pointer } = issue;
    if (code !== 'length' && code !== 'pattern') return true;
    if (named.has(pointer)) return isNaming(issue);
    const isFirst = !told.has(pointer);
    told.add(pointer);
    return isFirst;
  });
}

/** Every field in the order of the page. */
export const fieldsInOrder = (draft: Draft): readonly FieldId[] => [
  setting('edition'),
  ...FIRST_SETTINGS.map(setting),
  ...participants(draft).flatMap(({ id }) =>
    (['displayName', 'accountId'] as const).map((part) => fieldId({ kind: 'participant', id, part })),
  ),
  ...LATER_SETTINGS.map(setting),
  ...draft.tags.flatMap(({ id }) => (['key', 'value'] as const).map((part) => fieldId({ kind: 'tag', id, part }))),
  setting('tags'),
  ...abilityLists.flatMap(({ list }) => [
    fieldId({ kind: 'unknown', list }),
    ...knownAbilities(list, draft.edition).map(ability),
  ]),
  ...costsIn(draft.edition).map(payment),
];

/** Problems in the order in which their fields stand on the page. */
export function inPageOrder(problems: readonly Problem[], draft: Draft): readonly Problem[] {
  if (problems.length < 2) return problems;
  const place = new Map(fieldsInOrder(draft).map((field, index) => [field, index]));
  return problems.toSorted((a, b) => (place.get(a.field) ?? 0) - (place.get(b.field) ?? 0));
}

/** Whom a problem is about, where its sentence doesn't say so. */
export function ownerOf({ field, issue, message }: Problem, draft: Draft): string | undefined {
  const isOfOne = field.kind === 'participant' || field.kind === 'unknown' || field.kind === 'payment';
  const one =
    field.kind === 'participant'
      ? participants(draft).find(({ id }) => id === field.id)
      : issue && partyAt(issue.path, draft);
  const name = one && isOfOne ? nameOf(draft, one) : undefined;
  return name !== undefined && message.includes(name) ? undefined : name;
}

/** The value of a field, to see whether it changed. */
export function valueAt(field: FieldId, draft: Draft): unknown {
  switch (field.kind) {
    case 'participant':
      return participants(draft).find(({ id }) => id === field.id)?.[field.part];
    case 'tag':
      return draft.tags.find(({ id }) => id === field.id)?.[field.part];
    case 'ability':
      return participants(draft).map(({ id, abilities, mlAbilities }) => [
        id,
        [...abilities, ...mlAbilities].includes(field.ability),
      ]);
    case 'unknown':
      return participants(draft).map((one) => one[field.list]);
    case 'payment':
      return participants(draft).map(({ id, pays }) => [id, pays[field.cost]]);
    case 'setting':
      switch (field.name) {
        case 'members':
          return draft.members.map(({ id }) => id);
        case 'tags':
          return draft.tags.map(({ id }) => id);
        case 'isMetricsEnabled':
          return draft.metrics;
        case 'allowedResultRegions':
          return draft.regions;
        case 'autoApprovedChangeRequestTypes':
          return draft.changeTypes;
        case 'dataEncryptionMetadata':
          return draft.encryption;
        default:
          return draft[field.name];
      }
  }
}

/** The pointers of what a field is about: of what is asked for each participant, one for each. */
export function pointersOf(field: FieldId, draft: Draft): readonly string[] {
  const ofAll = (creator: string, member: string, inner: string) => [
    `/creator${creator}${inner}`,
    ...draft.members.map((_, index) => `/members/${index}/${member}${inner}`),
  ];
  const ofAbilities = (list: AbilityList) =>
    list === 'mlAbilities'
      ? ofAll('MLMemberAbilities', 'mlMemberAbilities', '')
      : ofAll('MemberAbilities', 'memberAbilities', '');
  switch (field.kind) {
    case 'participant': {
      if (field.id === CREATOR) return field.part === 'displayName' ? ['/creatorDisplayName'] : [];
      const index = draft.members.findIndex(({ id }) => id === field.id);
      return [index < 0 ? '/members' : `/members/${index}/${field.part}`];
    }
    case 'tag': {
      const tag = draft.tags.find(({ id }) => id === field.id);
      return [tag ? `/tags/${pointerStep(tag.key)}` : '/tags'];
    }
    case 'unknown':
      return ofAbilities(field.list);
    case 'ability':
      return ofAbilities(
        knownAbilities('mlAbilities', draft.edition).includes(field.ability) ? 'mlAbilities' : 'abilities',
      );
    case 'payment':
      return ofAll('PaymentConfiguration', 'paymentConfiguration', pointerOf(field.cost));
    case 'setting':
      return [`/${field.name}`];
  }
}

/** Where a request lists abilities, to the list that a draft has them in. */
const listsByName = new Map<unknown, AbilityList>([
  ['memberAbilities', 'abilities'],
  ['creatorMemberAbilities', 'abilities'],
  ['mlMemberAbilities', 'mlAbilities'],
  ['creatorMLMemberAbilities', 'mlAbilities'],
]);

/** The field that a place in the request belongs to, if there is one. */
export function fieldAtPointer(pointer: string, draft: Draft): FieldId | undefined {
  if (pointer === '') return undefined;
  const path = pointerSteps(pointer).map((step, index, all) =>
    all[index - 1] === 'members' && /^\d+$/.test(step) ? Number(step) : step,
  );
  const list = listsByName.get(path[0] === 'members' ? path[2] : path[0]);
  if (!list) return fieldsOf(path, draft)[0];
  // A list of abilities has a line for each.
  const abilities = knownAbilities(list, draft.edition);
  const named = partyAt(path, draft)?.[list][Number(path.at(-1))];
  return ability(abilities.find((one) => one === named) ?? abilities[0] ?? '');
}
