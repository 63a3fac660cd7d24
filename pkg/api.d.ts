// The functions of the package. All types come from the Rust crate, generated.
import type {
  CreateCollaborationException,
  CreateCollaborationRequest,
  CreateCollaborationResponse,
  Edition,
  Export,
  ExportOptions,
  ExportTarget,
  FieldDescription,
  HttpRequest,
  Issue,
  JsonSchemaTarget,
  Latest,
  Options,
  Payers,
  ValidationException,
} from './dist/types.js';

export type * from './dist/types.js';

/** An edition, or the newest of them. */
export type EditionName = Edition | 'latest';

/** The edition, where nothing else can be chosen. */
export interface EditionOptions {
  /** The edition of the operation that the request is for; 2024-11-07 unless given. */
  readonly edition?: EditionName;
}

/** The request of an edition. What lies between the first and the newest has the newest's type. */
export type RequestOf<E extends EditionName | undefined = undefined> = E extends '2024-11-07' | undefined
  ? CreateCollaborationRequest
  : Latest.CreateCollaborationRequest;

/** The request of the edition that options choose. */
export type RequestFor<O> = O extends { readonly edition?: EditionName }
  ? 'edition' extends keyof O
    ? RequestOf<O['edition']>
    : CreateCollaborationRequest
  : CreateCollaborationRequest;

/**
 * A request as it may be given: readonly, `null` for any optional member, and `undefined` wherever the types of the AWS SDK
 * have it.
 */
export type Given<T> = T extends readonly (infer E)[]
  ? readonly Given<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Given<T[K]> | IfOptional<T, K, null> | undefined }
    : T;

/** A type, if a member is optional. The entries of a map aren't. */
type IfOptional<T, K extends keyof T, Then> = string extends keyof T
  ? never
  : Record<never, never> extends Pick<T, K>
    ? Then
    : never;

/**
 * Every path to something that the newest edition has, such as `['members', number, 'accountId']`. An issue's `path` may
 * have other names in it as well: those that the request has and the model doesn't know.
 */
export type RequestPath = PathIn<Latest.CreateCollaborationRequest>;

type PathIn<T> =
  | readonly []
  | (T extends readonly (infer E)[]
      ? readonly [number, ...PathIn<E>]
      : T extends object
        ? { [K in keyof T & string]-?: readonly [K, ...PathIn<NonNullable<T[K]>>] }[keyof T & string]
        : never);

/** A stream of bytes, as the web has it. */
export interface ByteStream {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(): Promise<void>;
    releaseLock(): void;
  };
}

/** No options. */
export type NoOptions = Readonly<Record<never, never>>;

/** What a check found. */
export type Validation<R = CreateCollaborationRequest> = Valid<R> | Invalid;

/** A request that the service takes, as far as its model and documentation tell. */
export interface Valid<R = CreateCollaborationRequest> {
  readonly ok: true;
  /**
   * The request: the input itself if it is clean, else a copy without members that are null or
   * unknown. Of a text, it is made from the very bytes that were checked. What getters of an object answer
   * is read again, so one that answers differently each time isn't what was checked.
   */
  readonly value: R;
  /** Empty. */
  readonly errors: Issue[];
  /** What may be wrong. */
  readonly warnings: Issue[];
  /** Whether there were more issues than `maxIssues`. */
  readonly truncated: boolean;
  /** The pointers of the values that are {@link unresolved}, the first 10,000; there only if there are any. */
  readonly unresolved?: string[];
}

/** A request that the service refuses. */
export interface Invalid {
  readonly ok: false;
  /** Not there. It is declared so that `const { ok, value } = validate(input)` compiles. */
  readonly value?: undefined;
  /** What is wrong: first what no field can have, in the order of the input, then the cross-field rules. */
  readonly errors: Issue[];
  /** What may be wrong besides. */
  readonly warnings: Issue[];
  /** Whether there were more issues than `maxIssues`. */
  readonly truncated: boolean;
  /** The pointers of the values that are {@link unresolved}, the first 10,000; there only if there are any. */
  readonly unresolved?: string[];
}

/**
 * Stands in a request for a value that isn't known yet, such as what a template leaves to a parameter. For `validate` and
 * `payers` it is of the right sort, breaks no constraint, and no rule guesses it; the result's `unresolved` says where such
 * values are. Whatever sends or writes a request takes none. It is a symbol, the same in every copy of the package.
 *
 * @example
 * const result = validate({ ...request, name: unresolved });
 * result.ok; // true
 * result.unresolved; // ['/name']
 * isCreateCollaborationRequest({ ...request, name: unresolved }); // false
 */
export declare const unresolved: unique symbol;

/** What was found, without the value. */
export interface Verdict {
  /** Whether there is no error. */
  readonly ok: boolean;
  /** What is wrong, as {@link Invalid} has it; empty if nothing is. */
  readonly errors: Issue[];
  /** What may be wrong. */
  readonly warnings: Issue[];
  /** Whether there were more issues than `maxIssues`. */
  readonly truncated: boolean;
}

/**
 * Checks a request given as a JavaScript value. Never throws for what is in it: what its getters and
 * proxies throw becomes an issue.
 *
 * What fails outside of the input is thrown, here and in all that follows. A full stack is the engine's own error.
 *
 * @throws TypeError when the options can't be followed.
 * @throws RangeError named `InputTooLargeError` for more than 16,777,216 values (each key and the end of each object
 * count as one), or for strings of more than 268,435,455 characters (UTF-16 code units) together.
 * @throws RangeError named `OutOfMemoryError` when there is not enough memory.
 *
 * @example
 * const { ok, errors } = validate({ ...request, name: '' });
 * ok; // false
 * errors[0].pointer; // '/name'
 * errors[0].message; // 'The collaboration name has too few characters. Character count: 0, at least 1'
 */
export function validate<const O extends Options = NoOptions>(input: unknown, options?: O): Validation<RequestFor<O>>;

/**
 * Checks a request given as JSON text: a string, or its UTF-8 bytes. Never throws for what is in it.
 *
 * @throws TypeError when the text is neither, or the options can't be followed.
 * @throws RangeError named `InputTooLargeError` for more than 268,435,455 characters or bytes.
 *
 * @example
 * const result = validateJson('{"name": "Reach", "tags": null}');
 * result.ok; // false
 * result.errors[0].message; // 'Members are required.'
 */
export function validateJson<const O extends Options = NoOptions>(
  text: string | Uint8Array,
  options?: O,
): Validation<RequestFor<O>>;

/**
 * The same without the value, which for most valid requests is faster than JSON.parse.
 *
 * @throws as `validateJson`.
 *
 * @example
 * checkJson(JSON.stringify(request)).ok; // true
 * checkJson(new Uint8Array([0xff])).errors[0].code; // 'syntax'
 */
export function checkJson(text: string | Uint8Array, options?: Options): Verdict;

/**
 * Whether a value is a valid request as it stands: no error, nothing null, nothing unknown.
 *
 * @example
 * const sent = JSON.parse(JSON.stringify(request));
 * if (isCreateCollaborationRequest(sent)) sent.name; // here `sent` is a CreateCollaborationRequest
 * isCreateCollaborationRequest({ ...request, analyticsEngine: null }); // false
 */
export function isCreateCollaborationRequest<const O extends EditionOptions = NoOptions>(
  input: unknown,
  options?: O,
): input is RequestFor<O>;

/**
 * The valid request, as `value` of `validate`.
 *
 * @throws CollaborationValidationError when it isn't valid.
 *
 * @example
 * parse({ ...request, analyticsEngine: null }).analyticsEngine; // undefined
 */
export function parse<const O extends Options = NoOptions>(input: unknown, options?: O): RequestFor<O>;

/**
 * The earliest edition in which a request is valid, which is an object or JSON text; nothing if there is no such edition.
 * An object is read anew for each. Of the options, the edition isn't looked at.
 *
 * @example
 * earliestEdition({ ...request, isMetricsEnabled: true }); // '2026-01-02'
 * earliestEdition('{}'); // undefined
 */
export function earliestEdition(request: unknown, options?: Options): Edition | undefined;

/**
 * Who pays for what, with the defaults resolved, for the costs that the edition has. The request need not be valid: what
 * can't be decoded leaves the payer undecided.
 *
 * @example
 * payers(request).queryCompute; // { payer: 'creator', basis: 'default' }
 * payers({ ...request, creatorMemberAbilities: [] }).queryCompute; // { payer: 'nobody', reason: 'no_querier' }
 */
export function payers(request: unknown, options?: EditionOptions): Payers;

/** A change of a request, as JSON Patch (RFC 6902) has it. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string };

/** What would mend an issue. */
export interface Fix {
  /** What it does, for a button: `Use ENABLED`. */
  readonly title: string;
  /**
   * `safe`: the request means the same, and no other issue comes of it. `choice`: a person has to decide, such as who pays.
   */
  readonly applicability: 'safe' | 'choice';
  /** The change. */
  readonly patch: PatchOperation[];
}

/**
 * What would mend an issue of a request, the best first; each mends it. The request, which is not changed, and the options are
 * those that the issue was found with.
 *
 * @throws TypeError when the issue is none, or the options can't be followed.
 *
 * @example
 * const mistaken = { ...request, queryLogStatus: 'enabled' };
 * const [issue] = validate(mistaken).errors;
 * const [fix] = fixes(mistaken, issue);
 * fix.title; // 'Use ENABLED'
 * fix.applicability; // 'safe'
 * fix.patch; // [{ op: 'replace', path: '/queryLogStatus', value: 'ENABLED' }]
 * validate(applyPatch(mistaken, fix.patch)).ok; // true
 */
export function fixes(request: unknown, issue: Issue, options?: Options): Fix[];

/**
 * A request with a patch of a fix applied: a copy, which shares with the request what stays as it is.
 *
 * @example
 * applyPatch(request, [{ op: 'remove', path: '/description' }]).description; // undefined
 */
export function applyPatch<T>(request: T, patch: readonly PatchOperation[]): T;

/**
 * What `parse` throws.
 *
 * @example
 * try {
 *   parse({ ...request, members: 1 });
 * } catch (error) {
 *   error instanceof CollaborationValidationError; // true
 *   error.issues[0].message; // 'The members must be a list, not a number.'
 * }
 */
export class CollaborationValidationError extends Error {
  readonly name: 'CollaborationValidationError';
  /** The errors. */
  readonly issues: Issue[];
  /** What may be wrong besides. */
  readonly warnings: Issue[];
  private constructor();
}

/**
 * Whether something is what `parse` throws, even from another copy of this package.
 *
 * @example
 * isCollaborationValidationError(new RangeError()); // false
 */
export function isCollaborationValidationError(error: unknown): error is CollaborationValidationError;

/**
 * Checks requests given as NDJSON, one on each line, in bounded memory: the result of each line that
 * isn't blank, as `validateJson` has it, with the line's place. From bytes the results can be
 * iterated at once, from a stream as it comes; its chunks can end anywhere.
 *
 * @throws TypeError when the input is neither, or the options can't be followed, or the memory of the bytes is given
 * away between two lines.
 * @throws RangeError named `InputTooLargeError` for a line of more than 268,435,455 bytes.
 *
 * @example
 * const bytes = new TextEncoder().encode('{"name": 1}\n{"name": 2}\n');
 * [...validateLines(bytes)].map(({ line, ok }) => [line, ok]); // [[1, false], [2, false]]
 *
 * const { body } = new Response(bytes);
 * for await (const { line, errors } of validateLines(body)) console.log(line, errors.length);
 */
export function validateLines<const O extends Options = NoOptions>(
  ndjson: Uint8Array,
  options?: O,
): Generator<LineValidation<RequestFor<O>>, void, undefined>;
export function validateLines<const O extends Options = NoOptions>(
  ndjson: ByteStream | AsyncIterable<Uint8Array>,
  options?: O,
): AsyncGenerator<LineValidation<RequestFor<O>>, void, undefined>;

/**
 * The same without the values, which for most valid requests is faster than JSON.parse.
 *
 * @throws as `validateLines`.
 *
 * @example
 * const bytes = new TextEncoder().encode('{}\n\n[]\n');
 * const [, second] = checkLines(bytes);
 * [second.line, second.start, second.end]; // [3, 4, 6]
 */
export function checkLines(ndjson: Uint8Array, options?: Options): Generator<LineVerdict, void, undefined>;
export function checkLines(
  ndjson: ByteStream | AsyncIterable<Uint8Array>,
  options?: Options,
): AsyncGenerator<LineVerdict, void, undefined>;

/** Where a line is. */
export interface LinePlace {
  /** The line's number, from 1. */
  readonly line: number;
  /** How many bytes of the input come before the line. */
  readonly start: number;
  /** How many bytes of the input come before the line's end. */
  readonly end: number;
}

/** What was found in a line, and its value. */
export type LineValidation<R = CreateCollaborationRequest> = Validation<R> & LinePlace;

/** What was found in a line. */
export type LineVerdict = Verdict & LinePlace;

/**
 * Writes a valid request as something else.
 *
 * @throws CollaborationValidationError when the request isn't valid.
 * @throws TypeError when there is no such target, or the options can't be followed.
 *
 * @example
 * const { text, notes } = exportAs('boto3', request);
 * text.includes('create_collaboration('); // true
 * notes.length; // 0
 */
export function exportAs<const O extends ExportOptions = NoOptions>(
  target: ExportTarget,
  request: Given<RequestFor<O>>,
  options?: O,
): Export;

/**
 * The unsigned HTTP request (restJson1) for a valid request. Whoever sends it adds the host and a
 * signature (SigV4, service name `cleanrooms`).
 *
 * @throws CollaborationValidationError when the request isn't valid.
 *
 * @example
 * const { method, path, headers, body } = toHttpRequest(request);
 * method; // 'POST'
 * path; // '/collaborations'
 * headers; // { 'content-type': 'application/json' }
 * JSON.parse(body).name; // 'Joint measurement'
 */
export function toHttpRequest<const O extends EditionOptions = NoOptions>(
  request: Given<RequestFor<O>>,
  options?: O,
): HttpRequest;

/**
 * What a server built with Smithy would answer to a request with these errors, as the body of its
 * exception; nothing if there are no errors. The answer's status is 400, and its header `x-amzn-errortype` says
 * `ValidationException`: see the page docs/servers.md in this package, which has whole servers.
 *
 * @example
 * const { reason, fieldList } = toValidationException(validate({ ...request, members: null }));
 * reason; // 'FIELD_VALIDATION_FAILED'
 * fieldList[0].name; // '/members'
 */
export function toValidationException(result: Invalid): ValidationException;
export function toValidationException(result: Validation<unknown>): ValidationException | undefined;

/**
 * Reads the body of a response with status 200: text, bytes, or what JSON.parse made of it. Dates
 * come as `Date`, members that came later are left out, and unknown values of enums are kept.
 *
 * @example
 * const answer = parseResponse('{"collaboration": {}}');
 * answer.ok; // false
 * answer.errors[0].pointer; // '/collaboration/id'
 */
export function parseResponse(body: unknown): ParsedResponse;

/** A response, or why it isn't one. */
export type ParsedResponse =
  { readonly ok: true; readonly value: CreateCollaborationResponse } | { readonly ok: false; readonly errors: Issue[] };

/**
 * Reads an answer with another status than 200: one of the operation's five exceptions, or an
 * `UnknownException` for anything else, a page of a proxy or nothing at all included.
 *
 * @example
 * const exception = parseException(429, { 'x-amzn-errortype': 'ThrottlingException' }, '{"message": "Slow down"}');
 * exception.name; // 'ThrottlingException'
 * exception.retryable; // true
 */
export function parseException(
  status: number,
  headers:
    | Iterable<readonly [string, string]>
    | Readonly<Record<string, string | readonly string[] | undefined>>
    | null
    | undefined,
  body: unknown,
): CreateCollaborationException;

/**
 * The JSON Schema of a valid request: draft 2020-12 unless another is wanted. It says all but the
 * cross-field rules.
 *
 * @throws TypeError when there is none for the target.
 *
 * @example
 * jsonSchema().$schema; // 'https://json-schema.org/draft/2020-12/schema'
 * jsonSchema('draft-07', { edition: 'latest' }).required.length; // 5
 */
export function jsonSchema(target?: JsonSchemaTarget, options?: EditionOptions): JsonSchema;
export function jsonSchema(options: EditionOptions): JsonSchema;

/** A JSON Schema of the request. */
export interface JsonSchema {
  /** Which draft it is. */
  $schema: string;
  type: 'object';
  /** The schema of each member. */
  properties: Record<string, object>;
  /** The members that have to be there. */
  required: string[];
  /** What else there is. */
  [keyword: string]: unknown;
}

/**
 * What a form needs to know of each field of an edition, in the order in which a person is asked for them.
 *
 * @example
 * const field = describe().find(({ pointer }) => pointer === '/queryLogStatus');
 * field.label; // 'Query log status'
 */
export function describe(options?: EditionOptions): FieldDescription[];

/** A request as a schema of Standard Schema and Standard JSON Schema, version 1 of both. */
export interface RequestSchema<R = CreateCollaborationRequest> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'cleanrooms-collaboration';
    readonly types?: { readonly input: Given<R>; readonly output: R } | undefined;
    /** Checks a value, synchronously. What is only a warning comes with either answer. */
    readonly validate: (value: unknown) => (
      { readonly value: R; readonly issues?: undefined } | { readonly issues: readonly Issue[] }
    ) & {
      readonly warnings: readonly Issue[];
    };
    readonly jsonSchema: {
      /** What `validate` accepts: optional members can be null. */
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      /** What `validate` returns. */
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
  };
}

/**
 * The request as such a schema.
 *
 * @example
 * const { issues } = createCollaborationRequest['~standard'].validate({ ...request, name: '' });
 * issues[0].path; // ['name']
 */
export declare const createCollaborationRequest: RequestSchema;

/**
 * The same with options, the edition among them.
 *
 * @throws TypeError when the options can't be followed.
 *
 * @example
 * const schema = standardSchema({ edition: 'latest', unknownFields: 'warning' });
 * schema['~standard'].validate({ ...request, colour: 1 }).warnings[0].code; // 'unknown_field'
 */
export function standardSchema<const O extends Options = NoOptions>(options?: O): RequestSchema<RequestFor<O>>;
