// What is wrong with a draft, and at which of the form's fields. All of it comes from the package.
import {
  type Issue,
  type Payers,
  type Validation,
  type ValidationException,
  validateJson,
} from 'cleanrooms-collaboration/async';
import { CREATOR, type Cost, type Draft, costs, nameOf, participants, pointerOf } from './draft/draft';
import { toText } from './draft/request';
import { type Written, pointerStep } from './draft/write';
import { abilityLists, knownAbilities } from './fields';

export interface Problem {
  /** The form's field: see `fieldOf`. */
  readonly field: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly pointer: string;
}

export interface Checked extends Written {
  readonly result: Validation;
  readonly payers: Payers;
  readonly problems: readonly Problem[];
}

/** The cost that an issue is about, or the first, where it is about all of a payment configuration. */
const fieldOfPayment = (path: Issue['path']) => `payment.${costs.find((cost) => path.includes(cost)) ?? costs[0]}`;

/** The question that an issue with a list of abilities is about; the list itself for those that there aren't. */
function fieldOfAbilities(list: 'abilities' | 'mlAbilities', issue: Issue | undefined) {
  if (issue?.code === 'no_receiver') return 'abilities.CAN_RECEIVE_RESULTS';
  if (issue?.code === 'no_querier' || issue?.code === 'multiple_queriers') return 'abilities.CAN_QUERY';
  const ability = issue?.code === 'unique_items' ? issue.params.duplicates[0]?.value : undefined;
  return knownAbilities(list).some((known) => known === ability) ? `abilities.${ability}` : `unknown.${list}`;
}

/** What the service complains of, at the form's fields. */
export const problemsOf = ({ fieldList = [] }: ValidationException, draft: Draft): readonly Problem[] =>
  fieldList.flatMap(({ path, message }) => {
    if (!path) return [];
    const pointer = path.map((step) => `/${pointerStep(String(step))}`).join('');
    return [{ field: fieldOf(path, draft), level: 'error' as const, message, pointer }];
  });

/** The field of the form that a path is about; what the issue says there tells more. */
function fieldOf(path: Issue['path'], draft: Draft, issue?: Issue): string {
  const [first, second, third] = path;
  switch (first) {
    case 'members': {
      const member = typeof second === 'number' ? draft.members[second] : undefined;
      if (!member) return 'members';
      if (third === 'memberAbilities') return fieldOfAbilities('abilities', issue);
      if (third === 'mlMemberAbilities') return fieldOfAbilities('mlAbilities', issue);
      if (third === 'paymentConfiguration') return fieldOfPayment(path);
      return `members.${member.id}.${third === 'displayName' ? 'displayName' : 'accountId'}`;
    }
    case 'creatorMemberAbilities':
      return fieldOfAbilities('abilities', issue);
    case 'creatorMLMemberAbilities':
      return fieldOfAbilities('mlAbilities', issue);
    case 'creatorPaymentConfiguration':
      return fieldOfPayment(path);
    case 'creatorDisplayName':
      return `members.${CREATOR}.displayName`;
    case 'tags': {
      const tag = draft.tags.findLast(({ key }) => key === second);
      if (!tag) return 'tags';
      const isKey =
        issue?.code === 'reserved_tag_key' ||
        issue?.code === 'duplicate_key' ||
        (issue !== undefined && 'place' in issue.params && issue.params.place === 'key');
      return `tags.${tag.id}.${isKey ? 'key' : 'value'}`;
    }
    default:
      return String(first ?? 'name');
  }
}

/** As many as the fields of the largest draft. */
const maxIssues = 10_000;

/** Checks a draft. */
export function check(draft: Draft): Checked {
  const { text, lines, payers } = toText(draft);
  const problems: Problem[] = [];
  const { accountId } = draft.creator;
  let result: Validation;
  try {
    result = validateJson(text, accountId ? { creatorAccountId: accountId, maxIssues } : { maxIssues });
  } catch (error) {
    // The package takes no such account.
    if (!(error instanceof TypeError) || !accountId) throw error;
    const message = error.message.replace('The option creatorAccountId', 'Your account ID');
    problems.push({ field: `members.${CREATOR}.accountId`, level: 'error', message, pointer: '' });
    result = validateJson(text, { maxIssues });
  }
  const issues = [...result.errors, ...result.warnings];
  for (const issue of issues) {
    const { level, message, path, pointer } = issue;
    problems.push({ field: fieldOf(path, draft, issue), level, message, pointer });
  }
  return { text, lines, result, payers, problems };
}

/** The step that a field is on. */
export const stepOf = (field: string) =>
  /^(abilities|unknown)\./.test(field) ? 1 : field.startsWith('payment.') ? 2 : 0;

/** Every field in the order of the page. */
export const fieldsInOrder = (draft: Draft): readonly string[] => [
  'name',
  'description',
  'analyticsEngine',
  'queryLogStatus',
  ...participants(draft).flatMap(({ id }) => [`members.${id}.displayName`, `members.${id}.accountId`]),
  'members',
  'dataEncryptionMetadata',
  ...draft.tags.flatMap(({ id }) => [`tags.${id}.key`, `tags.${id}.value`]),
  'tags',
  ...abilityLists.flatMap(({ list }) => [
    `unknown.${list}`,
    ...knownAbilities(list).map((ability) => `abilities.${ability}`),
  ]),
  ...costs.map((cost) => `payment.${cost}`),
];

/** Problems in the order in which their fields stand on the page. */
export function inPageOrder(problems: readonly Problem[], draft: Draft): readonly Problem[] {
  if (problems.length < 2) return problems;
  const place = new Map(fieldsInOrder(draft).map((field, index) => [field, index]));
  return problems.toSorted((a, b) => (place.get(a.field) ?? 0) - (place.get(b.field) ?? 0));
}

/** Whose row a field is in. */
export function ownerOf(field: string, draft: Draft): string | undefined {
  const [first, id] = field.split('.');
  const one = first === 'members' && id ? participants(draft).find((each) => each.id === id) : undefined;
  return one && nameOf(draft, one);
}

/** The pointers of what a field is about: of what is asked for each participant, one for each. */
export function pointersOf(field: string, draft: Draft): readonly string[] {
  const [first, id = '', third] = field.split('.');
  const ofAll = (creator: string, member: string, inner: string) => [
    `/creator${creator}${inner}`,
    ...draft.members.map((_, index) => `/members/${index}/${member}${inner}`),
  ];
  switch (first) {
    case 'members': {
      if (id === CREATOR) return third === 'displayName' ? ['/creatorDisplayName'] : [];
      const index = draft.members.findIndex((member) => member.id === id);
      return [index < 0 ? '/members' : `/members/${index}/${third}`];
    }
    case 'tags': {
      const tag = draft.tags.find((one) => one.id === id);
      return [tag ? `/tags/${pointerStep(tag.key)}` : '/tags'];
    }
    case 'unknown':
    case 'abilities':
      return id === 'mlAbilities' || knownAbilities('mlAbilities').includes(id)
        ? ofAll('MLMemberAbilities', 'mlMemberAbilities', '')
        : ofAll('MemberAbilities', 'memberAbilities', '');
    case 'payment':
      return ofAll('PaymentConfiguration', 'paymentConfiguration', pointerOf(id as Cost));
    default:
      return [`/${field}`];
  }
}
