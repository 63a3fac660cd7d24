// The form's state, handed to every panel: the draft, what is wrong with it, and what of that is to be
// seen already. A field shows its problems once it was left, a step's fields once it was to be left,
// and all fields once the request was to be sent.
import {
  type Dispatch,
  type ReactNode,
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import { type Draft, emptyDraft, newId } from './draft/draft';
import { type Action, begin, history } from './draft/reducer';
import { type Checked, type Problem, check, inPageOrder, stepOf } from './problems';
import { type Kept, linked, unlink } from './draft/storage';
import { useKeeping } from './keeping';

export interface Form {
  readonly draft: Draft;
  /** The draft that this one grew out of: what was last begun with. */
  readonly origin: Draft;
  readonly checked: Checked;
  /** Problems by field, those of the service's last answer among them. */
  readonly problemsOf: (field: string) => readonly Problem[];
  readonly allProblems: readonly Problem[];
  readonly isVisible: (field: string) => boolean;
  /** Whether a step was to be left. */
  readonly isShown: (step: number) => boolean;
  readonly focused: string | null;
  readonly dispatch: Dispatch<Action | { type: 'undo' } | { type: 'redo' }>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly touch: (field: string) => void;
  readonly focus: (field: string | null) => void;
}

/** What can be done, which stays the same while somebody types. */
interface Actions {
  /** Begins with another draft. */
  readonly start: (draft: Draft, how?: Start) => void;
  /** Shows the problems of a step, or of all. */
  readonly show: (step: number | 'all') => void;
  /** Drafts of earlier visits that were neither taken nor deleted, the latest first. */
  readonly offered: readonly Kept[];
  readonly refuse: (kept: Kept) => void;
  /** What is to be known about the draft's keeping. */
  readonly notice: string | null;
  /** The draft as it is when this is called, and what is wrong with it. */
  readonly current: () => Pick<Form, 'draft' | 'checked'>;
  /** Takes what the service said about the request as it was sent. */
  readonly told: (draft: Draft, problems: readonly Problem[]) => void;
  /** There is a collaboration of this draft now: nothing is lost by leaving. */
  readonly created: (draft: Draft) => void;
}

/** How to begin with a draft: what it is kept under, if it is worth that; whether its problems are shown at once. */
interface Start {
  readonly id?: string;
  readonly isShown?: boolean;
}

const Context = createContext<Form | null>(null);
const ActionsContext = createContext<Actions | null>(null);

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('There is no form around this.');
  return actions;
}

export function useForm(): Form {
  const form = useContext(Context);
  if (!form) throw new Error('There is no form around this.');
  return form;
}

const NONE: readonly Problem[] = [];

/** The fields that were left, and the steps that were to be left. */
interface Seen {
  readonly fields: ReadonlySet<string>;
  readonly steps: ReadonlySet<number>;
}

const NOTHING: Seen = { fields: new Set(), steps: new Set() };
const ALL = [0, 1, 2];

const NOT_KEPT = 'This browser does not keep your draft: its storage is full, or closed to this page.';

export function FormProvider({ children }: { children: ReactNode }) {
  const [inLink] = useState(linked);
  const [first] = useState(() => (inLink && !('refused' in inLink) ? inLink : emptyDraft()));
  const [refused, setRefused] = useState(inLink && 'refused' in inLink ? inLink.refused : null);
  const [{ past, present, future }, dispatch] = useReducer(history, first, begin);
  const { draft, origin } = present;
  // Kept for each draft that was begun with, so that undo brings back what was to be seen of the one before.
  const [seenOf, setSeen] = useState<ReadonlyMap<Draft, Seen>>(new Map());
  const seen = seenOf.get(origin) ?? NOTHING;
  const [focused, focus] = useState<string | null>(null);
  const [inService, setInService] = useState<Draft | null>(null);
  const [answered, setAnswered] = useState<{ draft: Draft; problems: readonly Problem[] } | null>(null);

  const checked = useMemo(() => check(draft), [draft]);
  // What the service said is about the request as it was sent.
  const fromService = answered?.draft === draft ? answered.problems : NONE;
  const allProblems = useMemo(
    () => inPageOrder([...checked.problems, ...fromService], draft),
    [checked, fromService, draft],
  );
  const byField = useMemo(() => Map.groupBy(allProblems, ({ field }) => field), [allProblems]);

  const latest = useRef({ draft, origin, checked });
  useEffect(() => void (latest.current = { draft, origin, checked }));

  const { offered, isKept, own, refuse } = useKeeping(present, inLink === first ? first : undefined, inService);

  const isUnsaved = draft !== first && draft !== inService;
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isText =
        event.target instanceof Element && event.target.closest('input:not([type=checkbox], [type=radio]), textarea');
      const key = event.key.toLowerCase();
      if (isText || !(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return;
      event.preventDefault();
      dispatch({ type: event.shiftKey || key === 'y' ? 'redo' : 'undo' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

  const see = useCallback((of: Draft, fields: readonly string[], steps: readonly number[]) => {
    setSeen((before) => {
      const known = before.get(of) ?? NOTHING;
      if (fields.every((field) => known.fields.has(field)) && steps.every((step) => known.steps.has(step)))
        return before;
      const next = { fields: new Set([...known.fields, ...fields]), steps: new Set([...known.steps, ...steps]) };
      return new Map(before).set(of, next);
    });
  }, []);

  const isPressed = useRef(false);
  const late = useRef<string[]>([]);
  // What appears at a field that is left moves what is below, and would pull a button away from under the
  // pointer that leaves the field for it: so it appears when the pointer is up again, and its click is done.
  const touch = useCallback(
    (field: string) => {
      if (isPressed.current) late.current.push(field);
      else see(latest.current.origin, [field], []);
    },
    [see],
  );
  useEffect(() => {
    const press = () => void (isPressed.current = true);
    const release = () => {
      isPressed.current = false;
      setTimeout(() => {
        const fields = late.current.splice(0);
        if (fields.length > 0) see(latest.current.origin, fields, []);
      });
    };
    const releases = ['pointerup', 'pointercancel', 'dragend'];
    addEventListener('pointerdown', press, true);
    for (const name of releases) addEventListener(name, release, true);
    return () => {
      removeEventListener('pointerdown', press, true);
      for (const name of releases) removeEventListener(name, release, true);
    };
  }, []);
  const show = useCallback(
    (step: number | 'all') => see(latest.current.origin, [], step === 'all' ? ALL : [step]),
    [see],
  );
  const start = useCallback(
    (next: Draft, { id, isShown }: Start = {}) => {
      if (id !== undefined) own(next, id);
      dispatch({ type: 'replace', draft: next });
      if (isShown) see(next, [], ALL);
    },
    [own, see],
  );

  useEffect(() => {
    if (inLink) unlink();
    // A link that is opened where the page is open already.
    const follow = () => {
      const next = linked();
      if (!next) return;
      unlink();
      setRefused('refused' in next ? next.refused : null);
      if (!('refused' in next)) start(next, { id: newId() });
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [inLink, start]);

  const form = useMemo<Form>(
    () => ({
      draft,
      origin,
      checked,
      allProblems,
      problemsOf: (field) => byField.get(field) ?? NONE,
      isVisible: (field) => seen.fields.has(field) || seen.steps.has(stepOf(field)),
      isShown: (step) => seen.steps.has(step),
      focused,
      dispatch,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      touch,
      focus,
    }),
    [draft, origin, checked, allProblems, byField, seen, focused, past.length, future.length, touch],
  );
  const notice = refused !== null ? `The draft in the link was not taken over. ${refused}` : isKept ? null : NOT_KEPT;
  const actions = useMemo<Actions>(
    () => ({
      start,
      show,
      offered,
      refuse,
      notice,
      current: () => latest.current,
      told: (sent, problems) => setAnswered({ draft: sent, problems }),
      created: setInService,
    }),
    [start, show, offered, refuse, notice],
  );
  return (
    <ActionsContext.Provider value={actions}>
      <Context.Provider value={form}>{children}</Context.Provider>
    </ActionsContext.Provider>
  );
}
