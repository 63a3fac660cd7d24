// The text of the file that is open as it would be saved, with the lines that would change.
import { useEffect, useState } from 'react';
import type { Draft } from '../draft/draft';
import { useFile } from '../file/use-file';

export interface FileText {
  readonly text: string;
  /** Which of its lines are not in the file as it was opened. */
  readonly changed: ReadonlySet<number>;
}

/** How long a draft rests before it is tried, in milliseconds. */
const RESTS = 150;

/** Nothing, before it is known; it isn't asked for unless it is shown. */
export function useFileText(draft: Draft, isShown: boolean): FileText | undefined {
  const trial = useFile()?.trial;
  const [told, setTold] = useState<FileText>();
  useEffect(() => {
    if (!trial || !isShown) return undefined;
    const gone = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const tried = await trial(draft, gone.signal);
        if (tried) setTold({ text: tried.text, changed: changedLines(tried.before, tried.text) });
      } catch {
        // It was asked for anew, or the command has ended, which is told elsewhere.
      }
    }, RESTS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [trial, draft, isShown]);
  return told;
}

/** How far lines are looked for that were left out. */
const AHEAD = 500;

/** The lines of a text that another one doesn't have, in their order. */
export function changedLines(before: string, after: string): ReadonlySet<number> {
  const old = before.split('\n');
  const changed = new Set<number>();
  let at = 0;
  after.split('\n').forEach((line, index) => {
    const found = old.slice(at, at + AHEAD).indexOf(line);
    if (found < 0) changed.add(index);
    else at += found + 1;
  });
  return changed;
}
