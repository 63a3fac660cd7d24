// What a program of a user's does with the package, as far as types go. Never run.
import type { HttpRequest as SmithyRequest } from '@smithy/types';
import {
  type CreateCollaborationRequest,
  type Issue,
  type IssueOf,
  type IssueParams,
  type Latest,
  type Validation,
  checkLines,
  createCollaborationRequest,
  exportAs,
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
import { codes } from 'cleanrooms-collaboration/codes';
import { validate as inlined } from 'cleanrooms-collaboration/inline';
import { validate as alone } from 'cleanrooms-collaboration/validate';

const request = {
  name: 'Joint measurement',
  description: 'Overlap of two audiences',
  creatorDisplayName: 'Publisher',
  creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
  members: [],
  queryLogStatus: 'ENABLED',
} as const;

// Results taken apart before it is known what they are, and without a look at `ok`.
const { ok, value, errors, warnings } = validate(request);
export const name: string | undefined = ok ? value?.name : undefined;
export const told: string[] = [...errors, ...warnings].map((issue) => issue.message);
const result: Validation = inlined(request);
if (!result.ok) toValidationException(result);
export const pointers: string[] = result.errors.map(({ pointer }) => pointer);
export const steps: string[] = result.errors.flatMap(({ path }) => path.map(String));
export const verdict: boolean = alone(request).ok;

// Issues by code.
export function most(issue: Issue): number | undefined {
  return issue.code === 'length' ? issue.params.max : undefined;
}
export const payersOf = (issue: IssueOf<'multiple_payers'>): string[] => issue.params.others;
export const since: (params: IssueParams['engine_retired']) => string = (params) => params.since;
export const meanings: string[] = codes.map(({ when }) => when);

// Readonly requests go into everything, and requests go out as others want them.
export const commands: string = exportAs('cli', request).text;
export const http: SmithyRequest = {
  ...toHttpRequest(request),
  protocol: 'https:',
  hostname: 'cleanrooms.us-east-1.amazonaws.com',
};
const { path, ...init } = toHttpRequest(request);
export const answer: Promise<Response> = fetch(`https://cleanrooms.us-east-1.amazonaws.com${path}`, init).then(
  async (response) => {
    parseException(response.status, response.headers, await response.text());
    parseResponse(await response.text());
    for await (const { line } of checkLines(response.body as ReadableStream<Uint8Array>)) void line;
    return response;
  },
);
export const paying: string | undefined = payers(request).queryCompute.payer;

// Editions.
const newest: Latest.CreateCollaborationRequest = parse({}, { edition: 'latest' });
export const log: string | undefined = newest.jobLogStatus;
const first: CreateCollaborationRequest = parse({});
export const description: string = first.description;
export function guarded(input: unknown): Latest.CreateCollaborationRequest | undefined {
  return isCreateCollaborationRequest(input, { edition: '2026-08-11' }) ? input : undefined;
}
const checked = standardSchema({ edition: 'latest', levels: { no_querier: 'error' } })['~standard'].validate({});
export const refused: readonly Issue[] = checked.issues ?? checked.warnings;
export const vendor: string = createCollaborationRequest['~standard'].vendor;
export const values: string[] = Array.from(validateLines(new Uint8Array()), (line) => `${line.line} ${line.ok}`);
export const text: Latest.CreateCollaborationRequest | undefined = validateJson('', { edition: 'latest' }).value;
