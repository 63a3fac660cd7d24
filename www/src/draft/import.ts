// A request's text as a draft, and what of it the draft could not take as it was.
import { type Issue, validateJson } from 'cleanrooms-collaboration/async';
import type { Draft } from './draft';
import { fromRequest, toText } from './request';

export interface Imported {
  readonly draft: Draft;
  /** What was wrong with the text and isn't with the draft: there the form has left something out or filled it in. */
  readonly changed: readonly Issue[];
}

const errorsOf = (text: string | Uint8Array) => {
  const result = validateJson(text);
  return result.ok ? [] : result.errors;
};

/** Reads a text; what is no JSON object is refused, with the reasons. */
export function importText(text: string | Uint8Array): Imported | { readonly refused: readonly Issue[] } {
  const errors = errorsOf(text);
  // Of an issue with the whole text, nothing can be taken.
  const whole = errors.filter(({ code, pointer }) => code === 'syntax' || (code === 'type' && pointer === ''));
  if (whole.length > 0) return { refused: whole };
  const draft = fromRequest(JSON.parse(typeof text === 'string' ? text : new TextDecoder().decode(text)));
  const still = new Set(errorsOf(toText(draft).text).map(({ code, pointer }) => `${code} ${pointer}`));
  return { draft, changed: errors.filter(({ code, pointer }) => !still.has(`${code} ${pointer}`)) };
}
