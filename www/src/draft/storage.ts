// Where a draft outlives the page: the browser's storage, and, if somebody asks for it, a link. What is
// found there may be of an older shape or broken; then there is nothing.
import { attempt } from '../attempt';
import { type Draft, isEmpty, newId } from './draft';
import { whyNotDraft, whyNotText } from './limits';
import { revive, reviveLink } from './reader';

const KEY = 'cleanrooms-collaboration.draft';

const record = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** A draft that is kept, and when it was last changed, in milliseconds since 1970. */
export interface Kept {
  readonly id: string;
  readonly at: number;
  readonly draft: Draft;
  /** Why it can't be shown, if it can't. */
  readonly refused?: string | undefined;
}

/** How many drafts are kept; the oldest go first. */
const MOST = 10;

/** The drafts that are kept, the latest first. */
export function stored(): readonly Kept[] {
  const found = attempt(() => JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown);
  // Once there was a draft alone.
  return (Array.isArray(found) ? (found as unknown[]) : [found])
    .flatMap((item) => {
      const { id, at, draft } = record(item);
      const revived = revive(draft ?? item);
      if (!revived) return [];
      const refused = whyNotText(JSON.stringify(item).length) ?? whyNotDraft(revived);
      return [
        {
          id: typeof id === 'string' && id !== '' ? id : newId(),
          at: typeof at === 'number' ? at : 0,
          draft: revived,
          refused,
        },
      ];
    })
    .toSorted((a, b) => b.at - a.at);
}

/** Keeps what these say instead of what was kept under their identifier; of others nothing is touched. */
function write(id: string, kept: readonly Kept[]): boolean {
  return (
    attempt(() => {
      // Another tab may have written since.
      const all = [...kept, ...stored().filter((one) => one.id !== id)].slice(0, MOST);
      if (all.length > 0) localStorage.setItem(KEY, JSON.stringify(all));
      else localStorage.removeItem(KEY);
      return true;
    }) ?? false
  );
}

/** Keeps a draft; false if the browser's storage is full or forbidden. An empty one isn't kept. */
export const keep = (id: string, draft: Draft): boolean =>
  write(id, isEmpty(draft) ? [] : [{ id, at: Date.now(), draft }]);

export const forget = (id: string): boolean => write(id, []);

/** A link to this page that carries the draft in its fragment, which no server is sent. */
export function linkTo(draft: Draft): string {
  const bytes = new TextEncoder().encode(JSON.stringify(draft));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const url = new URL(location.href);
  url.hash = `draft=${letters.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
  return url.href;
}

/** Why a link has no draft that can be shown. */
export interface NoDraft {
  readonly refused: string;
}

const BROKEN = 'It has no draft in it that can be read. It may have been cut off.';

/** The draft that the page's address carries, or why it can't be shown; undefined if it carries none. */
export function linked(): Draft | NoDraft | undefined {
  const found = /^#draft=(.*)$/.exec(location.hash)?.[1];
  if (found === undefined) return undefined;
  // Three bytes stand in four letters.
  const tooLong = whyNotText((found.length / 4) * 3);
  if (tooLong !== undefined) return { refused: tooLong };
  const draft = reviveLink(found);
  const refused = draft ? whyNotDraft(draft) : BROKEN;
  return draft && refused === undefined ? draft : { refused: refused ?? BROKEN };
}

/** Takes the draft out of the address: on reload it would come back in place of what was changed. */
export const unlink = () => history.replaceState(null, '', location.pathname + location.search);
