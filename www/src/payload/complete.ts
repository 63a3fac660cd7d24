// An incomplete request made complete, so that it can be written as anything: what is missing or wrong is a placeholder.
import { type Edition, type Issue, applyPatch, fixes, validate } from 'cleanrooms-collaboration/async';
import { type Draft, emptyDraft } from '../draft/draft';
import { fieldAt } from '../fields';
import type { AnyRequest, Checked } from '../problems';

export interface Completed {
  readonly request: AnyRequest;
  /** A text with each placeholder where it stands for something. */
  readonly filledIn: (text: string) => string;
  /** What was assumed besides. */
  readonly assumed: readonly string[];
}

/** How often it is checked again: what is mended can bring something else to light. */
const ROUNDS = 6;

/** Where the package describes what stands at a pointer. */
const described = (pointer: string) => pointer.replace(/\/\d+(?=\/|$)/g, '/*');

/** A text that is valid wherever a text of this kind can be, and stands nowhere else. */
const standIn = (pointer: string, count: number) =>
  pointer.endsWith('/accountId') ? String(900_000_000_001 + count) : `placeholder-${count}-`;

function labelAt(pointer: string, edition: Edition): string | undefined {
  if (pointer.startsWith('/tags/')) return 'tag value';
  try {
    const { kind, label, values } = fieldAt(described(pointer), edition);
    return kind === 'string' && values === undefined ? label : undefined;
  } catch {
    return undefined;
  }
}

/** What the request that a draft makes would be if nothing were missing; nothing, if that can't be said. */
export function completed({ text, open }: Checked, { edition }: Draft): Completed | undefined {
  const names = new Map<string, string>();
  const assumed = new Set<string>();
  let request = JSON.parse(text) as AnyRequest;
  const put = (pointer: string, name: string) => {
    const token = standIn(pointer, names.size);
    names.set(token, `<${name}>`);
    // To add to an object takes the place of what is there.
    request = applyPatch(request, [{ op: 'add', path: pointer, value: token }]);
  };
  const mend = (issue: Issue) => {
    const name = issue.code === 'duplicate_account' ? undefined : labelAt(issue.pointer, edition);
    const isKey = 'place' in issue.params && issue.params.place === 'key';
    if (name !== undefined && !isKey && issue.code !== 'reserved_tag_key') return put(issue.pointer, name);
    const [fix] = fixes(request, issue, { edition });
    if (fix) {
      assumed.add(`${issue.message} Shown as if this were done: ${fix.title}.`);
      request = applyPatch(request, fix.patch);
    } else if (issue.code === 'required' && issue.pointer === '/queryLogStatus') {
      request = applyPatch(request, [{ op: 'add', path: issue.pointer, value: emptyDraft().queryLogStatus }]);
    } else if (issue.pointer.startsWith('/tags/')) {
      assumed.add(`${issue.message} The tag is left out here.`);
      request = applyPatch(request, [{ op: 'remove', path: issue.pointer }]);
    } else if (issue.code === 'unknown_field' || issue.code === 'unique_items') {
      request = applyPatch(request, [{ op: 'remove', path: issue.pointer }]);
    }
  };
  for (const pointer of open) put(pointer, labelAt(pointer, edition) ?? 'value');
  for (let round = 0; round < ROUNDS; round++) {
    const result = validate(request, { edition });
    if (result.ok) {
      const filledIn = (written: string) =>
        [...names].reduce((so, [token, name]) => so.replaceAll(token, name), written);
      return { request: result.value, filledIn, assumed: [...assumed] };
    }
    // One at a time where one moves what others point at.
    const [first] = result.errors;
    const simple = result.errors.filter(({ pointer }) => labelAt(pointer, edition) !== undefined);
    for (const issue of simple.length > 0 ? simple : first ? [first] : []) mend(issue);
  }
  return undefined;
}
