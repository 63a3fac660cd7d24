// A request's text as a draft, and what of it the draft could not take as it was.
import { type Edition, type Issue, checkJson, earliestEdition } from 'cleanrooms-collaboration/async';
import { FIRST } from '../fields';
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
  const draft = fromRequest(JSON.parse(typeof text === 'string' ? text : new TextDecoder().decode(text)), edition);
  const tooMuch = whyNotDraft(draft);
  if (tooMuch !== undefined) return { refused: errors, reason: tooMuch };
  const still = new Set(
    errorsOf(toText(draft).text, edition, MOST_ISSUES).map(({ code, pointer }) => `${code} ${pointer}`),
  );
  return { draft, changed: errors.filter(({ code, pointer }) => !still.has(`${code} ${pointer}`)) };
}
