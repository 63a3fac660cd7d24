// A request's text as a draft, and what of it the draft could not take as it was.
import { type Issue, validateJson } from 'cleanrooms-collaboration/async';
import type { Draft } from './draft';
import { fromRequest, toText } from './request';

export type Imported =
  | {
      readonly draft: Draft;
      /** What was wrong with the text and isn't with the draft: there the form has left something out or filled it in. */
      readonly changed: readonly Issue[];
    }
  /** Nothing can be taken over, or nothing that the form could show. */
  | { readonly refused: readonly Issue[]; readonly reason?: string };

/** How much the form can show: far more than a valid request has. */
const MOST_BYTES = 1_000_000;
const MOST_ROWS = 500;

/** As many issues as a text has that isn't refused for its size. */
const MOST_ISSUES = 100_000;

function errorsOf(text: string | Uint8Array, maxIssues?: number) {
  const result = validateJson(text, maxIssues === undefined ? {} : { maxIssues });
  return result.ok ? [] : result.errors;
}

/** Reads a text that may be anything. */
export function importText(text: string | Uint8Array): Imported {
  if (text.length > MOST_BYTES) {
    return { refused: errorsOf(text), reason: 'It is larger than a request can be, and than the form can show.' };
  }
  const errors = errorsOf(text, MOST_ISSUES);
  // Of an issue with the whole text, nothing can be taken.
  const whole = errors.filter(({ code, pointer }) => code === 'syntax' || (code === 'type' && pointer === ''));
  if (whole.length > 0) return { refused: whole };
  const draft = fromRequest(JSON.parse(typeof text === 'string' ? text : new TextDecoder().decode(text)));
  if (draft.members.length + draft.tags.length > MOST_ROWS) {
    return { refused: errors, reason: `It has more members and tags than the ${MOST_ROWS} that the form can show.` };
  }
  const still = new Set(errorsOf(toText(draft).text, MOST_ISSUES).map(({ code, pointer }) => `${code} ${pointer}`));
  return { draft, changed: errors.filter(({ code, pointer }) => !still.has(`${code} ${pointer}`)) };
}
