// A request's text as a draft, and what of it the draft could not take as it was.
import { type Issue, checkJson } from 'cleanrooms-collaboration/async';
import type { Draft } from './draft';
import { whyNotDraft, whyNotText } from './limits';
import { fromRequest, toText } from './request';

export type Imported =
  | {
      readonly draft: Draft;
      /** What was wrong with the text and isn't with the draft: there the form has left something out or filled it in. */
      readonly changed: readonly Issue[];
    }
  /** Nothing can be taken over, or nothing that the form could show. */
  | { readonly refused: readonly Issue[]; readonly reason?: string };

/** As many issues as a text has that isn't refused for its size. */
const MOST_ISSUES = 100_000;

const errorsOf = (text: string | Uint8Array, maxIssues?: number) =>
  checkJson(text, maxIssues === undefined ? {} : { maxIssues }).errors;

/** Reads a text that may be anything. */
export function importText(text: string | Uint8Array): Imported {
  const tooLong = whyNotText(text.length);
  if (tooLong !== undefined) return { refused: errorsOf(text), reason: tooLong };
  const errors = errorsOf(text, MOST_ISSUES);
  // Of an issue with the whole text, nothing can be taken.
  const whole = errors.filter(({ code, pointer }) => code === 'syntax' || (code === 'type' && pointer === ''));
  if (whole.length > 0) return { refused: whole };
  const draft = fromRequest(JSON.parse(typeof text === 'string' ? text : new TextDecoder().decode(text)));
  const tooMuch = whyNotDraft(draft);
  if (tooMuch !== undefined) return { refused: errors, reason: tooMuch };
  const still = new Set(errorsOf(toText(draft).text, MOST_ISSUES).map(({ code, pointer }) => `${code} ${pointer}`));
  return { draft, changed: errors.filter(({ code, pointer }) => !still.has(`${code} ${pointer}`)) };
}
