// What the command that serves the page says of its file, and what is sent to it.
import type { Draft } from '../draft/draft';
import { toText } from '../draft/request';
import { changesToSave } from '../draft/saving';

/** What the file's server says of it. */
export interface Served {
  readonly name: string;
  readonly text: string;
  /** The file beside it, for what doesn't fit in it. */
  readonly beside: string;
  /** Tells this state of the file from others. */
  readonly version: string;
}

/** A change that is not in the file. */
export interface Left {
  readonly pointer: string;
  /** How the file computes what is there. */
  readonly computed?: string;
  /** Whether it is what a file leaves open, for which the request has no words. */
  readonly isOpen: boolean;
}

/** What came of saving. */
export interface Saved {
  readonly version: string;
  /** Whether anything of the file is as it is to be now. */
  readonly isSaved: boolean;
  readonly left: readonly Left[];
  /** The file beside it that has all of the request, if not all fits. */
  readonly beside?: string;
  /** How many values the file leaves open, and stand in the one beside it as it says them. */
  readonly open?: number;
  /** The file beside it that isn't needed any more. */
  readonly removed?: string;
}

/** One of the file's requests. */
export interface Opened {
  readonly index: number;
  /** The request as the file had it in the version from which changes are counted. */
  readonly draft: Draft;
  readonly from: string;
  /** The version that the file has now. */
  readonly version: string;
  readonly text: string;
}

/** The status of the answer where the file isn't any more what it was when it was opened. */
export const CHANGED = 412;

/** The file's name, empty if there is none, where the page is served by the command line, which says so in it. */
export const servedFile = () =>
  document.querySelector<HTMLMetaElement>('meta[name="cleanrooms-collaboration-file"]')?.content;

export async function ask(): Promise<Served> {
  const response = await fetch('file');
  const answer = (await response.json()) as Served & { readonly error?: string };
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

/** Sends a draft to be saved; or, with a signal that ends it, only to see what the file would be. */
export const send = (from: Opened | null, served: Served, draft: Draft, trial?: AbortSignal) =>
  fetch('file', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      index: from?.index ?? null,
      from: from?.from ?? served.version,
      version: from?.version ?? served.version,
      patch: from ? changesToSave(from.draft, draft) : [],
      request: JSON.parse(toText(draft).text) as unknown,
      isTrial: trial !== undefined,
    }),
    signal: trial ?? null,
  });
