// What is wrong with a draft, and at which of the form's fields. All of it comes from the package.
import { type Issue, type Payers, type Validation, payers, validateJson } from 'cleanrooms-collaboration/async';
import { CREATOR, type Draft } from './draft/draft';
import { toText } from './draft/request';
import type { Written } from './draft/write';

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

const fieldOfPayment = (path: Issue['path']) =>
  `payment.${path.find((step) => step === 'modelTraining' || step === 'modelInference') ?? 'queryCompute'}`;

const fieldOfMl = ({ message }: Issue) =>
  message.includes('CAN_RECEIVE_INFERENCE_OUTPUT')
    ? 'abilities.CAN_RECEIVE_INFERENCE_OUTPUT'
    : 'abilities.CAN_RECEIVE_MODEL_OUTPUT';

/** The field of the form that a path of the service's answer is about. */
export const fieldOfPath = (path: Issue['path'], draft: Draft) =>
  fieldOf(
    { code: 'required', path, params: { field: '' }, level: 'error', message: '', pointer: '', source: 'model' },
    draft,
  );

/** The field of the form that an issue is about. */
function fieldOf(issue: Issue, draft: Draft): string {
  const { code, path, params } = issue;
  const [first, second, third] = path;
  const ability = code === 'no_receiver' ? 'abilities.CAN_RECEIVE_RESULTS' : 'abilities.CAN_QUERY';
  switch (first) {
    case 'members': {
      const member = typeof second === 'number' ? draft.members[second] : undefined;
      if (!member) return 'members';
      if (third === 'memberAbilities') return ability;
      if (third === 'mlMemberAbilities') return fieldOfMl(issue);
      if (third === 'paymentConfiguration') return fieldOfPayment(path);
      return `members.${member.id}.${third === 'displayName' ? 'displayName' : 'accountId'}`;
    }
    case 'creatorMemberAbilities':
      return ability;
    case 'creatorMLMemberAbilities':
      return fieldOfMl(issue);
    case 'creatorPaymentConfiguration':
      return fieldOfPayment(path);
    case 'creatorDisplayName':
      return `members.${CREATOR}.displayName`;
    case 'tags': {
      const tag = draft.tags.findLast(({ key }) => key === second);
      if (!tag) return 'tags';
      const isKey =
        code === 'reserved_tag_key' || code === 'duplicate_key' || ('place' in params && params.place === 'key');
      return `tags.${tag.id}.${isKey ? 'key' : 'value'}`;
    }
    default:
      return String(first ?? 'name');
  }
}

/** Checks a draft. */
export function check(draft: Draft): Checked {
  const { text, lines } = toText(draft);
  const problems: Problem[] = [];
  const { accountId } = draft.creator;
  let result: Validation;
  try {
    result = validateJson(text, accountId ? { creatorAccountId: accountId } : {});
  } catch (error) {
    // The package takes no such account.
    const message =
      error instanceof Error ? error.message.replace('The option creatorAccountId', 'Your account ID') : '';
    problems.push({ field: `members.${CREATOR}.accountId`, level: 'error', message, pointer: '' });
    result = validateJson(text);
  }
  const issues = [...(result.ok ? [] : result.errors), ...result.warnings];
  for (const issue of issues) {
    const { level, message, pointer } = issue;
    problems.push({ field: fieldOf(issue, draft), level, message, pointer });
  }
  return { text, lines, result, payers: payers(JSON.parse(text)), problems };
}

/** The step that a field is on. */
export const stepOf = (field: string) => (field.startsWith('abilities.') ? 1 : field.startsWith('payment.') ? 2 : 0);

/** The pointer of what a field is about. */
export function pointerOf(field: string, draft: Draft): string | undefined {
  const [first, id, third] = field.split('.');
  if (first === 'members' && id === CREATOR) return third === 'displayName' ? '/creatorDisplayName' : undefined;
  if (first === 'members' && id)
    return `/members/${draft.members.findIndex((member) => member.id === id)}/${third ?? ''}`;
  if (first === 'tags' && id) {
    const key = draft.tags.find((tag) => tag.id === id)?.key ?? '';
    return `/tags/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  if (first === 'abilities')
    return id?.startsWith('CAN_RECEIVE_M') || id?.startsWith('CAN_RECEIVE_I')
      ? '/creatorMLMemberAbilities'
      : '/creatorMemberAbilities';
  if (first === 'payment') return '/creatorPaymentConfiguration';
  return `/${first === 'encryption' ? 'dataEncryptionMetadata' : field}`;
}
