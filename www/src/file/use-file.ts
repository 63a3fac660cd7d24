// The file that the form was opened with by `cleanrooms-collaboration form FILE`, and saving to it.
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, startTransition } from 'react';
import type { OpenValue } from 'cleanrooms-collaboration/read';
import { type Draft, newId } from '../draft/draft';
import { type Found, findIn } from '../draft/files';
import type { FieldId } from '../field-id';
import { focusAt } from '../focus';
import { type Notice, useActions, useForm } from '../form';
import { fieldAtPointer } from '../problems';
import { ENDED, changedMeanwhile, failed, replacing, savedNotice } from './notices';
import { CHANGED, type Opened, type Saved, type Served, ask, send, servedFile } from './served';

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

const NOTHING: ReadonlyMap<FieldId, string> = new Map();

const byField = (computed: readonly Pick<OpenValue, 'pointer' | 'text'>[], draft: Draft) =>
  new Map(
    computed.flatMap(({ pointer, text }): [FieldId, string][] => {
      const field = fieldAtPointer(pointer, draft);
      // An anchor stands at the value itself.
      return field && !text.startsWith('&') ? [[field, text]] : [];
    }),
  );

/** The file, and whether it is still being read: until then there is nothing to type into. */
export function useFileProvider(): { readonly file: OpenFile | null; readonly isReading: boolean } {
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
  const [isReading, setReading] = useState(() => Boolean(servedFile()));

  const open = useCallback(
    (found: Found, file: Served) => {
      opened.current = {
        index: found.index,
        draft: found.draft,
        from: file.version,
        version: file.version,
        text: file.text,
      };
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
    const readFirst = async () => {
      const file = await ask();
      setServed(file);
      const finding = await findIn(file.text, file.name, current().draft.edition);
      if ('refused' in finding) {
        return say({ type: 'error', header: `Nothing of ${file.name} was opened`, lines: [finding.refused] });
      }
      const [first] = finding.found;
      if (first && finding.found.length === 1) return open(first, file);
      setChoices(finding.found);
    };
    readFirst()
      .catch((error: unknown) => say(failed(`${name} could not be read`, error)))
      .finally(() => startTransition(() => setReading(false)));
  }, [current, open, say]);

  /** Reads what the file holds now, from which the next changes are counted. */
  const readAgain = useCallback(async () => {
    const file = await ask();
    setServed(file);
    const from = opened.current;
    if (!from) return file;
    const finding = await findIn(file.text, file.name, from.draft.edition);
    const found = 'found' in finding ? finding.found.find(({ index }) => index === from.index) : undefined;
    opened.current = {
      ...from,
      draft: found?.draft ?? from.draft,
      from: file.version,
      version: file.version,
      text: file.text,
    };
    return file;
  }, []);

  /** Whether the draft may take the place of what the file has, though it was begun with something else. */
  const mayReplace = useRef<Draft | null>(null);
  const saveTo = useCallback(
    async (file: Served) => {
      const { draft, origin: of, checked } = current();
      const from = opened.current;
      const tell = (notice: Notice) => {
        say(notice);
        if (notice.type !== 'success') focusAt('notices');
      };
      if (begun && of !== begun.draft && of !== mayReplace.current) {
        const run = () => {
          mayReplace.current = of;
          void saveTo(file);
        };
        return tell(replacing(file.name, run));
      }
      setSaving(true);
      try {
        const response = await send(from, file, draft);
        const answer = (await response.json()) as Saved & { readonly error?: string };
        if (response.status === CHANGED) {
          const saveAnyway = async () => saveTo(await readAgain());
          return tell(changedMeanwhile(file.name, () => void saveAnyway()));
        }
        if (!response.ok) throw new Error(answer.error);
        if (from) opened.current = { ...from, version: answer.version };
        setSaved(draft);
        setPartly(answer.left.length > 0);
        safe(draft, 'kept');
        const errors = checked.problems.filter(({ level }) => level === 'error').length;
        tell(savedNotice(file.name, answer, from?.draft ?? draft, errors));
      } catch (error) {
        tell(failed('Not saved', error));
      } finally {
        setSaving(false);
      }
    },
    [begun, current, readAgain, safe, say],
  );
  const save = useCallback(async () => {
    if (served) await saveTo(served);
  }, [served, saveTo]);

  const isEditable = begun?.isEditable === true;
  const trial = useMemo(() => {
    if (!served || !isEditable) return undefined;
    return async (draft: Draft, signal: AbortSignal): Promise<Trial | undefined> => {
      const from = opened.current;
      const response = await send(from, served, draft, signal);
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
  const file = useMemo<OpenFile | null>(
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
        choose: (found) => open(found, served),
        computed,
      },
    [served, save, isSaving, saved, isPartly, begun, isEditable, trial, choices, open, computed],
  );
  return { file, isReading };
}

const FileContext = createContext<OpenFile | null>(null);
export const FileProvider = FileContext.Provider;
export const useFile = () => useContext(FileContext);
