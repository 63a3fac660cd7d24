// The file that the form was opened with by `cleanrooms-collaboration form FILE`, and saving to it.
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { PatchOperation } from 'cleanrooms-collaboration/async';
import type { Draft } from '../draft/draft';
import { newId } from '../draft/draft';
import { type Found, findIn } from '../draft/files';
import { patchBetween } from '../draft/patch';
import { toText } from '../draft/request';
import { type Notice, useActions } from '../form';

/** What the file's server says of it. */
interface Served {
  readonly name: string;
  readonly text: string;
  /** Tells this state of the file from others. */
  readonly version: string;
}

/** What came of saving. */
interface Saved {
  readonly path: string;
  readonly version: string;
  /** How many values the file leaves open, and stand in JSON as the file says them. */
  readonly open: number;
}

export interface OpenFile {
  readonly name: string;
  readonly save: () => Promise<void>;
  readonly isSaving: boolean;
  /** The requests in it, where there are several and one is to be chosen. */
  readonly choices: readonly Found[];
  readonly choose: (found: Found) => void;
}

const ENDED: Notice = {
  type: 'warning',
  header: 'The command that served this page has ended',
  lines: ['Nothing can be saved to a file any more. Your draft can still be copied and downloaded.'],
};

/** The file's name, empty if there is none, where the page is served by the command line, which says so in it. */
const servedFile = () => document.querySelector<HTMLMetaElement>('meta[name="cleanrooms-collaboration-file"]')?.content;

const requestOf = (draft: Draft) => JSON.parse(toText(draft).text) as unknown;

export function useFileProvider(): OpenFile | null {
  const { start, say, safe, current } = useActions();
  const [served, setServed] = useState<Served | null>(null);
  const [choices, setChoices] = useState<readonly Found[]>([]);
  const [isSaving, setSaving] = useState(false);
  /** Which of the file's requests is open, and the draft that it was at first. */
  const opened = useRef<{ readonly index: number; readonly draft: Draft; readonly version: string } | null>(null);

  const open = useCallback(
    (found: Found, index: number, file: Served) => {
      opened.current = { index, draft: found.draft, version: file.version };
      setChoices([]);
      const notice = {
        type: found.lines.length > 0 ? ('warning' as const) : ('success' as const),
        header: `${file.name} is open: ${found.title}`,
        lines: found.lines,
      };
      start(found.draft, { id: newId(), isShown: true, notice });
    },
    [start],
  );

  const isAsked = useRef(false);
  useEffect(() => {
    const name = servedFile();
    if (name === undefined || isAsked.current) return;
    isAsked.current = true;
    // While this connection stands, the page is open.
    const alive = new EventSource('alive');
    alive.onerror = () => {
      alive.close();
      say(ENDED);
    };
    if (name === '') return;
    void (async () => {
      const response = await fetch('file');
      const file = (await response.json()) as Served;
      setServed(file);
      const finding = await findIn(file.text, file.name, current().draft.edition);
      if ('refused' in finding) {
        return say({ type: 'error', header: `Nothing of ${file.name} was opened`, lines: [finding.refused] });
      }
      const [first] = finding.found;
      if (first && finding.found.length === 1) return open(first, 0, file);
      setChoices(finding.found);
    })();
  }, [current, open, say]);

  const save = useCallback(async () => {
    const { draft } = current();
    const from = opened.current;
    if (!served) return;
    setSaving(true);
    try {
      const patch: readonly PatchOperation[] = from ? patchBetween(requestOf(from.draft), requestOf(draft)) : [];
      const body = {
        index: from?.index ?? null,
        version: from?.version ?? served.version,
        patch,
        request: requestOf(draft),
      };
      const response = await fetch('file', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer = (await response.json()) as Saved & { readonly error?: string };
      if (!response.ok) throw new Error(answer.error);
      if (from) opened.current = { ...from, draft, version: answer.version };
      safe(draft, 'kept');
      const left = current().checked.result.errors.length;
      say({
        type: left > 0 ? 'warning' : 'success',
        header: `Saved to ${answer.path}`,
        lines: [
          left > 0 && (left === 1 ? '1 error is left in it.' : `${left} errors are left in it.`),
          answer.open > 0 && `What ${served.name} leaves open stands in it as it is written there: replace it.`,
        ].filter((line) => line !== false),
      });
    } catch (error) {
      say({ type: 'error', header: 'Not saved', lines: [error instanceof Error ? error.message : String(error)] });
    } finally {
      setSaving(false);
    }
  }, [current, safe, say, served]);

  return useMemo(
    () =>
      served && {
        name: served.name,
        save,
        isSaving,
        choices,
        choose: (found) => open(found, choices.indexOf(found), served),
      },
    [served, save, isSaving, choices, open],
  );
}

const FileContext = createContext<OpenFile | null>(null);
export const FileProvider = FileContext.Provider;
export const useFile = () => useContext(FileContext);
