// Type tests: checked by `tsc --strict` against the packed package, never run.
import type { CreateCollaborationCommandInput } from '@aws-sdk/client-cleanrooms';
import {
  type Code,
  type CreateCollaborationException,
  type CreateCollaborationResponse,
  type CreateCollaborationRequest,
  type Issue,
  type Validation,
  type Verdict,
  checkJson,
  checkLines,
  createCollaborationRequest,
  describe,
  exportAs,
  isCollaborationValidationError,
  isCreateCollaborationRequest,
  parse,
  parseException,
  parseResponse,
  payers,
  toHttpRequest,
  toValidationException,
  validate,
  validateJson,
  validateLines,
} from 'cleanrooms-collaboration';
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { init } from 'cleanrooms-collaboration/slim';
import { validate as validateAlone, type Validation as ValidationAlone } from 'cleanrooms-collaboration/validate';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <T extends true>(_?: T): void => {};

is<Equal<typeof validateAlone, typeof validate>>();
is<Equal<ValidationAlone, Validation>>();

// A request is what the AWS SDK for JavaScript takes, without a cast.
declare const request: CreateCollaborationRequest;
export const input: CreateCollaborationCommandInput = request;
export const parsed: CreateCollaborationCommandInput = parse({});

is<Equal<CreateCollaborationRequest['tags'], Record<string, string> | undefined>>();
is<Equal<CreateCollaborationRequest['queryLogStatus'], 'ENABLED' | 'DISABLED'>>();
is<Equal<CreateCollaborationRequest['members'][number]['memberAbilities'], ('CAN_QUERY' | 'CAN_RECEIVE_RESULTS')[]>>();
type Optional = {
  [K in keyof CreateCollaborationRequest]-?: object extends Pick<CreateCollaborationRequest, K> ? K : never;
};
is<
  Equal<
    Optional[keyof CreateCollaborationRequest],
    'creatorMLMemberAbilities' | 'dataEncryptionMetadata' | 'tags' | 'creatorPaymentConfiguration' | 'analyticsEngine'
  >
>();

// A result is told apart by `ok`.
const result: Validation = validate({});
if (result.ok) is<Equal<typeof result.value, CreateCollaborationRequest>>();
else is<Equal<typeof result.errors, Issue[]>>();
// @ts-expect-error There is no value before it is known to be ok.
void result.value;
is<Equal<typeof result.errors, Issue[]>>();
is<Equal<ReturnType<typeof checkJson>, Verdict>>();
// @ts-expect-error A verdict has no value.
void checkJson('').value;

// An issue is told apart by `code`.
declare const issue: Issue;
is<Equal<Issue['code'], Code>>();
if (issue.code === 'length') is<Equal<typeof issue.params.max, number | undefined>>();
if (issue.code === 'multiple_payers') is<Equal<typeof issue.params.others, string[]>>();
if (issue.code === 'syntax') is<Equal<typeof issue.params.line, number>>();
// @ts-expect-error Not every issue has a limit.
void issue.params.max;
is<Equal<Issue['path'], (string | number)[]>>();

declare const unknownInput: unknown;
if (isCreateCollaborationRequest(unknownInput)) is<Equal<typeof unknownInput, CreateCollaborationRequest>>();
if (isCollaborationValidationError(unknownInput)) is<Equal<typeof unknownInput.issues, Issue[]>>();

validateJson(new Uint8Array(), { levels: { no_querier: 'off' }, maxIssues: 5, unknownFields: 'warning' });
// @ts-expect-error Not a rule.
validate({}, { levels: { required: 'off' } });
// @ts-expect-error Not an option.
validate({}, { strict: true });
// @ts-expect-error Neither text nor bytes.
validateJson(1);

const paying = payers(request).queryCompute;
if (paying.payer === 'member') is<Equal<typeof paying.index, number>>();
is<Equal<ReturnType<typeof init>, void>>();

// What comes back.
const response = parseResponse('');
if (response.ok) is<Equal<typeof response.value, CreateCollaborationResponse>>();
else is<Equal<typeof response.errors, Issue[]>>();
is<Equal<CreateCollaborationResponse['collaboration']['createTime'], Date>>();
const exception: CreateCollaborationException = parseException(400, new Headers(), '');
is<Equal<typeof exception.retryable, boolean>>();
if (exception.name === 'ServiceQuotaExceededException') is<Equal<typeof exception.quotaValue, number | undefined>>();
if (exception.name === 'ValidationException')
  is<Equal<NonNullable<typeof exception.fieldList>[number]['name'], string>>();
// @ts-expect-error Not every exception has a reason.
void exception.reason;
parseException(400, { 'x-amzn-errortype': ['a'] }, '');
if (!result.ok) {
  const told = toValidationException(result);
  is<Equal<typeof told.message, string>>();
}

// What goes out.
is<Equal<ReturnType<typeof exportAs>['notes'][number]['pointer'], string>>();
exportAs('cli', request, { cli: 'input-json', cloudformation: 'json' });
// @ts-expect-error No target.
exportAs('xml', request);
is<Equal<ReturnType<typeof toHttpRequest>['method'], 'POST'>>();
is<Equal<ReturnType<typeof describe>[number]['group'], 'collaboration' | 'abilities' | 'payment'>>();

// Lines: at once from bytes, as they come from a stream.
for (const line of validateLines(new Uint8Array())) is<Equal<typeof line.line, number>>();
for (const { ok, line, start, end } of checkLines(new Uint8Array())) void (ok ? line : start + end);
declare const stream: ReadableStream<Uint8Array>;
export const verdicts: AsyncIterable<Verdict> = checkLines(stream);
export const asynchronous: AsyncIterable<Validation> = validateLines(stream);

// Standard Schema, as its own types have it.
export const standard: StandardSchemaV1<CreateCollaborationRequest> = createCollaborationRequest;
export const standardJson: StandardJSONSchemaV1<CreateCollaborationRequest> = createCollaborationRequest;
is<Equal<StandardSchemaV1.InferOutput<typeof createCollaborationRequest>, CreateCollaborationRequest>>();
