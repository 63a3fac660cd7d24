// What is wrong with a draft, and at which of the form's fields. All of it comes from the package.
import {
  type CreateCollaborationRequest,
  type Edition,
  type Issue,
  type Latest,
  type Payers,
  type Validation,
  type ValidationException,
  validateJson,
} from 'cleanrooms-collaboration/async';
import { CREATOR, type Cost, type Draft, costs, costsIn, nameOf, participants, pointerOf } from './draft/draft';
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

/** A request of whatever edition the draft is for. */
export type AnyRequest = CreateCollaborationRequest | Latest.CreateCollaborationRequest;

export interface Checked extends Written {
  readonly result: Validation<AnyRequest>;
  readonly payers: Payers;
  readonly problems: readonly Problem[];
}

/** The cost that an issue is about, or the first, where it is about all of a payment configuration. */
const fieldOfPayment = (path: Issue['path']) => `payment.${costs.find((cost) => path.includes(cost)) ?? costs[0]}`;

/** The ability that is asked for where a rule finds something about who has which. */
const questions = new Map<string, string>([
  ['no_receiver', 'CAN_RECEIVE_RESULTS'],
  ['no_querier', 'CAN_QUERY'],
  ['multiple_queriers', 'CAN_QUERY'],
  ['multiple_job_runners', 'CAN_RUN_JOB'],
  ['job_runner_cannot_query', 'CAN_RUN_JOB'],
  ['log_export_unusable', 'CAN_EXPORT_QUERY_ANALYSIS_LOG'],
]);

/** The question that an issue with a list of abilities is about; the list itself for those that there aren't. */
function fieldOfAbilities(list: 'abilities' | 'mlAbilities', issue: Issue | undefined, edition: Edition) {
  const asked = issue && questions.get(issue.code);
  if (asked !== undefined) return `abilities.${asked}`;
  const ability = issue?.code === 'unique_items' ? issue.params.duplicates[0]?.value : undefined;
  return knownAbilities(list, edition).some((known) => known === ability) ? `abilities.${ability}` : `unknown.${list}`;
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
      if (third === 'memberAbilities') return fieldOfAbilities('abilities', issue, draft.edition);
      if (third === 'mlMemberAbilities') return fieldOfAbilities('mlAbilities', issue, draft.edition);
      if (third === 'paymentConfiguration') return fieldOfPayment(path);
      return `members.${member.id}.${third === 'displayName' ? 'displayName' : 'accountId'}`;
    }
    case 'creatorMemberAbilities':
      return fieldOfAbilities('abilities', issue, draft.edition);
    case 'creatorMLMemberAbilities':
      return fieldOfAbilities('mlAbilities', issue, draft.edition);
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
  const { edition } = draft;
  let result: Checked['result'];
  try {
    const options = { edition, maxIssues };
    result = validateJson(text, accountId ? { ...options, creatorAccountId: accountId } : options);
  } catch (error) {
    // The package takes no such account.
    if (!(error instanceof TypeError) || !accountId) throw error;
    const message = error.message.replace('The option creatorAccountId', 'Your account ID');
    problems.push({ field: `members.${CREATOR}.accountId`, level: 'error', message, pointer: '' });
    result = validateJson(text, { edition, maxIssues });
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
  'edition',
  'name',
  'description',
  'analyticsEngine',
  'queryLogStatus',
  'jobLogStatus',
  'isMetricsEnabled',
  ...participants(draft).flatMap(({ id }) => [`members.${id}.displayName`, `members.${id}.accountId`]),
  'members',
  'allowedResultRegions',
  'autoApprovedChangeRequestTypes',
  'dataEncryptionMetadata',
  ...draft.tags.flatMap(({ id }) => [`tags.${id}.key`, `tags.${id}.value`]),
  'tags',
  ...abilityLists.flatMap(({ list }) => [
    `unknown.${list}`,
    ...knownAbilities(list, draft.edition).map((ability) => `abilities.${ability}`),
  ]),
  ...costsIn(draft.edition).map((cost) => `payment.${cost}`),
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
      return id === 'mlAbilities' || knownAbilities('mlAbilities', draft.edition).includes(id)
        ? ofAll('MLMemberAbilities', 'mlMemberAbilities', '')
        : ofAll('MemberAbilities', 'memberAbilities', '');
    case 'payment':
      return ofAll('PaymentConfiguration', 'paymentConfiguration', pointerOf(id as Cost));
    default:
      return [`/${field}`];
  }
}
