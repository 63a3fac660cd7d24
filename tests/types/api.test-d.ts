// Type tests: checked by `tsc --strict` against the packed package, never run.
import type { CreateCollaborationCommandInput } from '@aws-sdk/client-cleanrooms';
import {
  type Code,
  type CreateCollaborationException,
  type CreateCollaborationResponse,
  type CreateCollaborationRequest,
  type Edition,
  type Given,
  type Issue,
  type IssueOf,
  type IssueParams,
  type LengthParams,
  type Latest,
  type Options,
  type RequestOf,
  type RequestPath,
  type Validation,
  type Verdict,
  checkJson,
  checkLines,
  createCollaborationRequest,
  describe,
  earliestEdition,
  exportAs,
  isCollaborationValidationError,
  isCreateCollaborationRequest,
  parse,
  parseException,
  parseResponse,
  payers,
  standardSchema,
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
is<Equal<typeof result.value, CreateCollaborationRequest | undefined>>();
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
is<Equal<IssueOf<'length'>, Extract<Issue, { code: 'length' }>>>();
is<Equal<IssueOf<'length' | 'pattern'>['code'], 'length' | 'pattern'>>();
export const isOf = <C extends Code>(issue: Issue, code: C): issue is IssueOf<C> => issue.code === code;
is<Equal<IssueParams['length'], LengthParams>>();
is<Equal<keyof IssueParams, Code>>();
export const somePath: RequestPath = ['members', 0, 'paymentConfiguration', 'queryCompute', 'isResponsible'];
export const pathOfTag: RequestPath = ['tags', 'team'];
export const frozenPath: RequestPath = ['tags', 'team'] as const;
export const everyPath: readonly (string | number)[] = somePath;
// @ts-expect-error Members are numbered.
export const noPath: RequestPath = ['members', 'accountId'];

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
export const standard: StandardSchemaV1<
  Given<CreateCollaborationRequest>,
  CreateCollaborationRequest
> = createCollaborationRequest;
export const standardJson: StandardJSONSchemaV1<
  Given<CreateCollaborationRequest>,
  CreateCollaborationRequest
> = createCollaborationRequest;
is<Equal<StandardSchemaV1.InferOutput<typeof createCollaborationRequest>, CreateCollaborationRequest>>();
// What takes a schema infers the output from what `validate` answers, a failing answer among that.
declare function outputOf<I, O>(schema: StandardSchemaV1<I, O>): O;
export const output = outputOf(createCollaborationRequest);
is<Equal<typeof output, CreateCollaborationRequest>>();
export const outputLatest = outputOf(standardSchema({ edition: 'latest' }));
is<Equal<typeof outputLatest, Latest.CreateCollaborationRequest>>();
// What goes in may be readonly, and null where it is optional.
type Input = StandardSchemaV1.InferInput<typeof createCollaborationRequest>;
is<Equal<Input, Given<CreateCollaborationRequest>>>();
export const given: Input = {
  name: 'Joint measurement',
  description: 'Overlap of two audiences',
  creatorDisplayName: 'Publisher',
  creatorMemberAbilities: ['CAN_QUERY'],
  creatorPaymentConfiguration: null,
  members: [{ accountId: '111122223333', displayName: 'Partner', memberAbilities: [], mlMemberAbilities: null }],
  queryLogStatus: 'ENABLED',
  tags: null,
} as const;
// @ts-expect-error What is required isn't null.
export const refusedInput: Input = { ...given, name: null };
// @ts-expect-error Nor is the value of a tag.
export const refusedTag: Input = { ...given, tags: { team: null } };
is<Equal<ReturnType<(typeof createCollaborationRequest)['~standard']['validate']>['warnings'], readonly Issue[]>>();
exportAs('cli', given);
toHttpRequest(given);

// Editions: the first unless another is chosen, the newest's type for all others.
is<
  Equal<
    Edition,
    | '2024-11-07'
    | '2025-03-18'
    | '2025-09-03'
    | '2025-10-03'
    | '2025-12-01'
    | '2025-12-18'
    | '2026-01-02'
    | '2026-06-30'
    | '2026-08-11'
  >
>();
is<Equal<RequestOf, CreateCollaborationRequest>>();
is<Equal<RequestOf<'2024-11-07'>, CreateCollaborationRequest>>();
is<Equal<RequestOf<'latest'>, Latest.CreateCollaborationRequest>>();
const later = validate({}, { edition: 'latest', maxIssues: 5 });
if (later.ok) is<Equal<typeof later.value, Latest.CreateCollaborationRequest>>();
const earlier = validateJson('', { edition: '2024-11-07' });
if (earlier.ok) is<Equal<typeof earlier.value, CreateCollaborationRequest>>();
declare const options: Options;
const some = validate({}, options);
if (some.ok) is<Equal<typeof some.value, CreateCollaborationRequest | Latest.CreateCollaborationRequest>>();
is<Equal<ReturnType<typeof parse<{ readonly edition: '2026-08-11' }>>, Latest.CreateCollaborationRequest>>();
if (isCreateCollaborationRequest(unknownInput, { edition: 'latest' }))
  is<Equal<typeof unknownInput, Latest.CreateCollaborationRequest>>();
// @ts-expect-error No edition.
validate({}, { edition: '2024-11-08' });
for (const line of validateLines(new Uint8Array(), { edition: 'latest' }))
  if (line.ok) is<Equal<typeof line.value, Latest.CreateCollaborationRequest>>();

const newest: Latest.CreateCollaborationRequest = {
  members: [],
  name: 'n',
  creatorMemberAbilities: ['CAN_RUN_JOB', 'CAN_EXPORT_QUERY_ANALYSIS_LOG'],
  creatorDisplayName: 'c',
  queryLogStatus: 'ENABLED',
  jobLogStatus: 'DISABLED',
  creatorPaymentConfiguration: {
    queryCompute: { isResponsible: true },
    machineLearning: { syntheticDataGeneration: { isResponsible: true } },
    jobCompute: { isResponsible: true },
  },
  autoApprovedChangeRequestTypes: ['ADD_MEMBER', 'REVOKE_EXPORT_QUERY_ANALYSIS_LOG_ABILITY'],
  allowedResultRegions: ['mx-central-1'],
  isMetricsEnabled: true,
};
exportAs('cli', newest, { edition: 'latest' });
toHttpRequest(newest, { edition: '2026-08-11' });
// @ts-expect-error It isn't of the first edition.
exportAs('cli', newest);
// @ts-expect-error It has no description.
export const first: CreateCollaborationRequest = newest;
// What the first edition has, the newest has.
export const upwards: Latest.CreateCollaborationRequest = request;
export const standardLatest: StandardSchemaV1<
  Given<Latest.CreateCollaborationRequest>,
  Latest.CreateCollaborationRequest
> = standardSchema({
  edition: 'latest',
});
is<Equal<ReturnType<typeof earliestEdition>, Edition | undefined>>();

// The SDK that is installed has edition 2026-01-02. What came later it doesn't have, and nothing else differs.
type Before<T> = Omit<T, 'description' | 'creatorMemberAbilities' | 'members' | 'autoApprovedChangeRequestTypes'>;
declare const kept: Before<Latest.CreateCollaborationRequest>;
export const forSdk: Before<CreateCollaborationCommandInput> = kept;
declare const sdk: CreateCollaborationCommandInput;
type Ability = Exclude<Latest.MemberAbility, 'CAN_EXPORT_QUERY_ANALYSIS_LOG'>;
is<Equal<NonNullable<typeof sdk.creatorMemberAbilities>[number], Ability>>();
type Change = Exclude<
  Latest.AutoApprovedChangeType,
  'GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY' | 'REVOKE_EXPORT_QUERY_ANALYSIS_LOG_ABILITY'
>;
is<Equal<NonNullable<typeof sdk.autoApprovedChangeRequestTypes>[number], Change>>();
is<Equal<NonNullable<typeof sdk.allowedResultRegions>[number], Latest.SupportedS3Region>>();
// @ts-expect-error The SDK requires a description.
export const withoutDescription: CreateCollaborationCommandInput = newest;

// Results can be taken apart at once.
const { ok, value, errors, warnings } = validate({});
void [ok, warnings, errors[0]?.message];
is<Equal<typeof value, CreateCollaborationRequest | undefined>>();

// What goes to `fetch` as it is.
const { path, ...init2 } = toHttpRequest(request);
export const answered = () => fetch(`https://example.com${path}`, init2);

// Requests that are readonly, constant, or the SDK's, go in.
const constant = {
  members: [],
  name: 'n',
  description: 'd',
  creatorMemberAbilities: ['CAN_QUERY'],
  creatorDisplayName: 'c',
  queryLogStatus: 'ENABLED',
  tags: { a: 'b' },
} as const;
exportAs('cli', constant);
toHttpRequest(constant, { edition: 'latest' });
toHttpRequest(sdk, { edition: '2026-01-02' });
exportAs('json', sdk, { edition: '2026-01-02' });
// @ts-expect-error An ability that there isn't.
exportAs('cli', { ...constant, creatorMemberAbilities: ['CAN_DANCE'] });

// What a server answers doesn't hang on the edition.
toValidationException(validate({}, { edition: 'latest' }));
toValidationException(validate({}, options));
