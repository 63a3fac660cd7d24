// A request's text as a draft, and what of it the draft could not take as it was.
import { type Edition, type Issue, checkJson, earliestEdition } from 'cleanrooms-collaboration/async';
import { FIRST } from '../fields';
import type { Draft } from './draft';
import { whyNotDraft, whyNotText } from './limits';
import { fromRequest, toText } from './request';
import { pointerStep } from './write';

export type Imported =
  | {
      readonly draft: Draft;
      /** What was wrong with the text and isn't with the draft: there the form has left something out or filled it in. */
      readonly changed: readonly Issue[];
      /** The pointers of what was empty, and right, and isn't in the request that the draft makes. */
      readonly empty: readonly string[];
    }
  /** Nothing can be taken over, or nothing that the form could show. */
  | { readonly refused: readonly Issue[]; readonly reason?: string };

/** As many issues as a text has that isn't refused for its size. */
const MOST_ISSUES = 100_000;

const errorsOf = (text: string | Uint8Array, edition: Edition, maxIssues = 100) =>
  checkJson(text, { edition, maxIssues }).errors;

/**
 * The edition that a text is for: this one, unless the text names what only others have. Then it is the earliest that
 * takes it, or that has all of it.
 */
function editionOf(text: string | Uint8Array, edition: Edition): Edition {
  const lacking = errorsOf(text, edition, MOST_ISSUES).flatMap(({ code, params }) =>
    (code === 'unknown_field' || code === 'enum') && params.since !== undefined ? [params.since] : [],
  );
  const last = lacking.toSorted().at(-1);
  if (last === undefined) return edition;
  return earliestEdition(text) ?? last;
}

/** Reads a text that may be anything; of the editions that it can be for, `current` is preferred. */
export function importText(text: string | Uint8Array, current: Edition = FIRST): Imported {
  const tooLong = whyNotText(text.length);
  if (tooLong !== undefined) return { refused: errorsOf(text, current), reason: tooLong };
  const edition = editionOf(text, current);
  const errors = errorsOf(text, edition, MOST_ISSUES);
  // Of an issue with the whole text, nothing can be taken.
  const whole = errors.filter(({ code, pointer }) => code === 'syntax' || (code === 'type' && pointer === ''));
  if (whole.length > 0) return { refused: whole };
  const request = JSON.parse(typeof text === 'string' ? text : new TextDecoder().decode(text)) as unknown;
  const draft = fromRequest(request, edition);
  const tooMuch = whyNotDraft(draft);
  if (tooMuch !== undefined) return { refused: errors, reason: tooMuch };
  const written = toText(draft);
  const still = new Set(errorsOf(written.text, edition, MOST_ISSUES).map(({ code, pointer }) => `${code} ${pointer}`));
  const changed = errors.filter(({ code, pointer }) => !still.has(`${code} ${pointer}`));
  const isTold = (pointer: string) => errors.some((error) => pointer.startsWith(error.pointer));
  const empty = emptyIn(request).filter((pointer) => !written.lines.has(pointer) && !isTold(pointer));
  return { draft, changed, empty };
}

/** The pointers of the empty texts, lists and objects in a value; a member that is null isn't there. */
function emptyIn(value: unknown, pointer = ''): readonly string[] {
  if (value === '') return [pointer];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.length === 0) return [pointer];
  return entries.flatMap(([key, inner]) => emptyIn(inner, `${pointer}/${pointerStep(key)}`));
}
