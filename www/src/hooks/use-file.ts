// The file that the form was opened with by `cleanrooms-collaboration form FILE`, and saving to it.
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { OpenValue } from 'cleanrooms-collaboration/read';
import { type Draft, newId } from '../draft/draft';
import { type Found, findIn } from '../draft/files';
import { inWords } from '../draft/named';
import { toText } from '../draft/request';
import { changesToSave } from '../draft/saving';
import type { FieldId } from '../field-id';
import { focusAt } from '../focus';
import { type Notice, useActions, useForm } from '../form';
import { countOf } from '../panels/summary';
import { fieldAtPointer } from '../problems';

/** What the file's server says of it. */
interface Served {
  readonly name: string;
  readonly text: string;
  /** The file beside it, for what doesn't fit in it. */
  readonly beside: string;
  /** Tells this state of the file from others. */
  readonly version: string;
}

/** A change that is not in the file. */
interface Left {
  readonly pointer: string;
  /** How the file computes what is there. */
  readonly computed?: string;
  /** Whether it is what a file leaves open, for which the request has no words. */
  readonly isOpen: boolean;
}

/** What came of saving. */
interface Saved {
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
interface Opened {
  readonly index: number;
  /** The request as the file had it in the version from which changes are counted. */
  readonly draft: Draft;
  readonly from: string;
  /** The version that the file has now. */
  readonly version: string;
  readonly text: string;
}

/** What a file would be. */
export interface Trial {
  readonly text: string;
  readonly before: string;
}

export interface OpenFile {
  readonly name: string;
  readonly save: () => Promise<void>;
  readonly isSaving: boolean;
  /** The draft as it was saved last, or opened. */
  readonly saved: Draft | null;
  /** Whether not all of it went into the file. */
  readonly isPartly: boolean;
  /** The file that is saved to: where it can't be changed, the one beside it. */
  readonly target: string;
  /** The draft of it as it was opened. */
  readonly first: Draft | undefined;
  /** The requests in it, where there are several and one is to be chosen. */
  readonly choices: readonly Found[];
  readonly choose: (found: Found) => void;
  /** The file's text with the draft saved to it, as far as it fits, and its text as it was opened; nothing, if there is none. */
  readonly trial: ((draft: Draft, signal: AbortSignal) => Promise<Trial | undefined>) | undefined;
  /** How it says what it computes, at the fields that show what comes of it. */
  readonly computed: ReadonlyMap<FieldId, string>;
}

const ENDED: Notice = {
  type: 'warning',
  header: 'The command that served this page has ended',
  lines: ['Nothing can be saved to a file any more. Your draft can still be copied and downloaded.'],
};

/** The status of the answer where the file isn't any more what it was when it was opened. */
const CHANGED = 412;

/** The file's name, empty if there is none, where the page is served by the command line, which says so in it. */
const servedFile = () => document.querySelector<HTMLMetaElement>('meta[name="cleanrooms-collaboration-file"]')?.content;

const ask = async () => (await (await fetch('file')).json()) as Served;

const NOTHING: ReadonlyMap<FieldId, string> = new Map();

const byField = (computed: readonly Pick<OpenValue, 'pointer' | 'text'>[], draft: Draft) =>
  new Map(
    computed.flatMap(({ pointer, text }): [FieldId, string][] => {
      const field = fieldAtPointer(pointer, draft);
      return field ? [[field, text]] : [];
    }),
  );

export function useFileProvider(): OpenFile | null {
  const { start, say, safe, current } = useActions();
  const { origin } = useForm();
  const [served, setServed] = useState<Served | null>(null);
  const [choices, setChoices] = useState<readonly Found[]>([]);
  const [isSaving, setSaving] = useState(false);
  /** What was found in the file at first, for as long as the draft is one of it. */
  const [begun, setBegun] = useState<Found | null>(null);
  const opened = useRef<Opened | null>(null);
  const [saved, setSaved] = useState<Draft | null>(null);
  const [isPartly, setPartly] = useState(false);

  const open = useCallback(
    (found: Found, index: number, file: Served) => {
      opened.current = { index, draft: found.draft, from: file.version, version: file.version, text: file.text };
      setSaved(found.draft);
      setChoices([]);
      setBegun(found);
      const notice = {
        type: found.lines.length > 0 ? ('warning' as const) : ('success' as const),
        header: `${file.name} is open: ${found.title}`,
        lines: found.lines,
      };
      start(found.draft, { id: newId(), isShown: true, isFirst: true, notice });
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
      const file = await ask();
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

  /** What the file holds now, from which the next changes are counted. */
  const readAgain = useCallback(async () => {
    const file = await ask();
    const from = opened.current;
    if (!from) return setServed(file);
    const finding = await findIn(file.text, file.name, from.draft.edition);
    const found = 'found' in finding ? finding.found[from.index] : undefined;
    opened.current = {
      ...from,
      draft: found?.draft ?? from.draft,
      from: file.version,
      version: file.version,
      text: file.text,
    };
  }, []);

  /** Whether the draft may take the place of what the file has, though it was begun with something else. */
  const mayReplace = useRef<Draft | null>(null);
  const save = useCallback(async () => {
    const { draft, origin: of, checked } = current();
    const from = opened.current;
    if (!served) return;
    const tell = (notice: Notice) => {
      say(notice);
      if (notice.type !== 'success') focusAt('notices');
    };
    if (begun && of !== begun.draft && of !== mayReplace.current) {
      const run = () => {
        mayReplace.current = of;
        void save();
      };
      return tell(replacing(served.name, run));
    }
    setSaving(true);
    try {
      const response = await send(from, served, draft);
      const answer = (await response.json()) as Saved & { readonly error?: string };
      if (response.status === CHANGED) {
        const saveAnyway = async () => {
          await readAgain();
          await save();
        };
        return tell(changedMeanwhile(served.name, () => void saveAnyway()));
      }
      if (!response.ok) throw new Error(answer.error);
      if (from) opened.current = { ...from, version: answer.version };
      setSaved(draft);
      setPartly(answer.left.length > 0);
      safe(draft, 'kept');
      const errors = checked.problems.filter(({ level }) => level === 'error').length;
      tell(savedNotice(served.name, answer, from?.draft ?? draft, errors));
    } catch (error) {
      tell({ type: 'error', header: 'Not saved', lines: [error instanceof Error ? error.message : String(error)] });
    } finally {
      setSaving(false);
    }
  }, [begun, current, readAgain, safe, say, served]);

  const isEditable = begun?.isEditable === true;
  const trial = useMemo(() => {
    if (!served || !isEditable) return undefined;
    return async (draft: Draft, signal: AbortSignal): Promise<Trial | undefined> => {
      const from = opened.current;
      const response = await send(from, served, draft, { isTrial: true, signal });
      const { text } = (await response.json()) as { readonly text?: string };
      return text === undefined ? undefined : { text, before: from?.text ?? '' };
    };
  }, [served, isEditable]);

  const isOpen = served !== null && choices.length === 0;
  useEffect(() => {
    if (!isOpen) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void save();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isOpen, save]);

  // Another draft was begun with since: it is none of the file's.
  const shown = begun?.draft === origin ? begun : null;
  const computed = useMemo(() => (shown ? byField(shown.computed, shown.draft) : NOTHING), [shown]);
  return useMemo(
    () =>
      served && {
        name: served.name,
        save,
        isSaving,
        saved,
        isPartly,
        target: choices.length > 0 || isEditable ? served.name : served.beside,
        trial,
        first: begun?.draft,
        choices,
        choose: (found) => open(found, choices.indexOf(found), served),
        computed,
      },
    [served, save, isSaving, saved, isPartly, begun, isEditable, trial, choices, open, computed],
  );
}

/** Sends a draft to be saved, or to see what the file would be. */
const send = (
  from: Opened | null,
  served: Served,
  draft: Draft,
  { isTrial = false, signal = null }: { isTrial?: boolean; signal?: AbortSignal | null } = {},
) =>
  fetch('file', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      index: from?.index ?? null,
      from: from?.from ?? served.version,
      version: from?.version ?? served.version,
      patch: from ? changesToSave(from.draft, draft) : [],
      request: JSON.parse(toText(draft).text) as unknown,
      isTrial,
    }),
    signal,
  });

const replacing = (name: string, run: () => void): Notice => ({
  type: 'warning',
  header: `Not saved: this draft was not begun with ${name}`,
  lines: [`Save anyway puts it in the place of the request that ${name} has.`],
  action: { label: 'Save anyway', run },
});

const changedMeanwhile = (name: string, run: () => void): Notice => ({
  type: 'warning',
  header: `Not saved: ${name} was changed since it was opened here`,
  lines: [
    'Save anyway writes your request over that change of it, and leaves the rest of the file as it is now.',
    'To see that change, reload the page. Your draft is offered there as one of an earlier visit.',
  ],
  action: { label: 'Save anyway', run },
});

/** Why a change is not in the file. */
function whyLeft(name: string, { computed, isOpen }: Left): string {
  if (computed !== undefined) return `${name} says ${computed} there. Change what that stands for, in the file.`;
  return isOpen ? 'a file leaves it open in words of its own.' : 'the change can not be made in the text of the file.';
}

/** What is told of a saving: `draft` is what the file had. */
function savedNotice(name: string, saved: Saved, draft: Draft, errors: number): Notice {
  const { isSaved, left, beside, open = 0, removed } = saved;
  const lines = [
    ...left.map((one) => `${inWords(one.pointer, draft)}: ${whyLeft(name, one)}`),
    open > 0 && `What ${name} leaves open stands in ${beside ?? ''} as ${name} says it: replace it before it is sent.`,
    removed !== undefined && `${removed}, which was saved before, is removed: nothing is left for it.`,
    errors > 0 && `${countOf('error', errors)} left in the request.`,
  ].filter((line) => line !== false);
  if (beside === undefined) return { type: errors > 0 ? 'warning' : 'success', header: `Saved to ${name}`, lines };
  const header = isSaved
    ? `Saved to ${name}, but for ${left.length === 1 ? 'one change' : `${left.length} changes`}. ${beside} has all of it.`
    : `${name} is unchanged. The request is in ${beside}.`;
  return { type: 'warning', header, lines };
}

const FileContext = createContext<OpenFile | null>(null);
export const FileProvider = FileContext.Provider;
export const useFile = () => useContext(FileContext);
