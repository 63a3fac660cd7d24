// The text of the file that is open as it would be saved, with the lines that would change.
import { useEffect, useState } from 'react';
import type { Draft } from '../draft/draft';
import { useFile } from '../file/use-file';

export interface FileText {
  readonly text: string;
  /** The class of its lines that are not in the file as it was opened. */
  readonly marks: ReadonlyMap<number, string>;
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
        if (tried) setTold({ text: tried.text, marks: changedLines(tried.before, tried.text) });
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

/** Marks the lines of a text that another one doesn't have, in their order. */
function changedLines(before: string, after: string): ReadonlyMap<number, string> {
  const old = before.split('\n');
  const marks = new Map<number, string>();
  let at = 0;
  after.split('\n').forEach((line, index) => {
    const found = old.slice(at, at + AHEAD).indexOf(line);
    if (found < 0) marks.set(index, ' changed');
    else at += found + 1;
  });
  return marks;
}
