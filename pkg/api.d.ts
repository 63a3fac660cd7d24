// The functions of the package. All types come from the Rust crate, generated.
import type { CreateCollaborationRequest, Issue, Options, Payers } from './dist/types.js';

export type * from './dist/types.js';

/** What a check found. */
export type Validation = Valid | Invalid;

/** A request that the service takes, as far as its model and documentation tell. */
export interface Valid {
  readonly ok: true;
  /**
   * The request: the input itself if it is clean, else a copy without members that are null or
   * unknown. From text, it is made when it is first read.
   */
  readonly value: CreateCollaborationRequest;
  /** What may be wrong. */
  readonly warnings: Issue[];
  /** Whether there were more issues than `maxIssues`. */
  readonly truncated: boolean;
}

/** A request that the service refuses. */
export interface Invalid {
  readonly ok: false;
  /** What is wrong: first what no field can have, in the order of the input, then the cross-field rules. */
  readonly errors: Issue[];
  /** What may be wrong besides. */
  readonly warnings: Issue[];
  /** Whether there were more issues than `maxIssues`. */
  readonly truncated: boolean;
}

/**
 * Checks a request given as a JavaScript value. Never throws for what is in it.
 *
 * @throws TypeError when the options can't be followed.
 */
export function validate(input: unknown, options?: Options): Validation;

/**
 * Checks a request given as JSON text: a string, or its UTF-8 bytes. Never throws for what is in it.
 *
 * @throws TypeError when the text is neither, or the options can't be followed.
 */
export function validateJson(text: string | Uint8Array, options?: Options): Validation;

/** Whether a value is a valid request as it stands: no error, nothing null, nothing unknown. */
export function isCreateCollaborationRequest(input: unknown): input is CreateCollaborationRequest;

/**
 * The valid request, as `value` of `validate`.
 *
 * @throws CollaborationValidationError when it isn't valid.
 */
export function parse(input: unknown, options?: Options): CreateCollaborationRequest;

/**
 * Who pays for what, with the defaults resolved. The request need not be valid: what can't be
 * decoded leaves the payer undecided.
 */
export function payers(request: unknown): Payers;

/** What `parse` throws. */
export class CollaborationValidationError extends Error {
  readonly name: 'CollaborationValidationError';
  /** The errors. */
  readonly issues: Issue[];
  /** What may be wrong besides. */
  readonly warnings: Issue[];
  private constructor();
}

/** Whether something is what `parse` throws, even from another copy of this package. */
export function isCollaborationValidationError(error: unknown): error is CollaborationValidationError;
