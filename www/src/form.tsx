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
import FormFieldBase from '@cloudscape-design/components/form-field';
import { type Draft, emptyDraft } from './draft/draft';
import { type Action, begin, history } from './draft/reducer';
import { type Checked, type Problem, check, inPageOrder, stepOf } from './problems';
import { linked, store, stored, unlink } from './draft/storage';

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
  /** Begins with another draft; with the problems of all steps shown, if it is one to be mended. */
  readonly start: (draft: Draft, shown?: 'shown') => void;
  /** Shows the problems of a step, or of all. */
  readonly show: (step: number | 'all') => void;
  /** Drafts of earlier visits that were neither taken nor deleted, the latest first. */
  readonly offered: readonly Draft[];
  readonly refuse: (draft: Draft) => void;
  /** What is to be known about the draft's keeping. */
  readonly notice: 'broken link' | 'not kept' | null;
  /** The draft as it is when this is called, and what is wrong with it. */
  readonly current: () => Pick<Form, 'draft' | 'checked' | 'allProblems'>;
  /** Takes what the service said about the request as it was sent. */
  readonly told: (draft: Draft, problems: readonly Problem[]) => void;
  /** There is a collaboration of this draft now: nothing is lost by leaving. */
  readonly created: (draft: Draft) => void;
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

/** How long after a change a draft is stored, in milliseconds. */
const STORED_AFTER = 200;

export function FormProvider({ children }: { children: ReactNode }) {
  const [inLink] = useState(linked);
  const [first] = useState(() => (typeof inLink === 'object' ? inLink : emptyDraft()));
  const [isLinkBroken, setLinkBroken] = useState(inLink === 'broken');
  const [found] = useState(stored);
  const [offered, setOffered] = useState(found);
  const [isKept, setKept] = useState(true);
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

  const latest = useRef({ draft, origin, checked, allProblems });
  useEffect(() => void (latest.current = { draft, origin, checked, allProblems }));

  const isChanged = draft !== first;
  useEffect(() => {
    // Another tab may be at work on what is stored: nothing is written before there is something to write.
    if (!isChanged && offered === found) return undefined;
    const keep = () => setKept(store(isChanged ? [draft, ...offered] : offered));
    const timer = setTimeout(keep, STORED_AFTER);
    addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', keep);
    };
  }, [draft, isChanged, offered, found]);

  const isUnsaved = isChanged && draft !== inService;
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
    (next: Draft, shown?: 'shown') => {
      dispatch({ type: 'replace', draft: next });
      setOffered((before) => (before.includes(next) ? before.filter((one) => one !== next) : before));
      if (shown) see(next, [], ALL);
    },
    [see],
  );
  const refuse = useCallback((refused: Draft) => setOffered((before) => before.filter((one) => one !== refused)), []);

  useEffect(() => {
    if (inLink) unlink();
    // A link that is opened where the page is open already.
    const follow = () => {
      const next = linked();
      if (!next) return;
      unlink();
      setLinkBroken(next === 'broken');
      if (next !== 'broken') start(next);
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
  const notice = isLinkBroken ? 'broken link' : isKept ? null : 'not kept';
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

const lines = (problems: readonly Problem[], level: Problem['level']) => {
  const messages = [...new Set(problems.filter((problem) => problem.level === level).map(({ message }) => message))];
  return messages.length > 0 ? messages.join('\n') : undefined;
};

interface FieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly description?: ReactNode;
  readonly constraint?: string | undefined;
  readonly optional?: boolean;
  readonly stretch?: boolean;
  readonly children: ReactNode;
}

/** A field with its label, and its problems once they are to be seen. */
export function Field({ id, label, description, constraint, optional, stretch, children }: FieldProps) {
  const { problemsOf, isVisible, touch, focus } = useForm();
  const problems = isVisible(id) ? problemsOf(id) : NONE;
  return (
    <FieldFrame
      {...{ id, label, description, constraint, optional, stretch, touch, focus, children }}
      error={lines(problems, 'error')}
      warning={lines(problems, 'warning')}
    />
  );
}

export interface FrameProps extends FieldProps {
  readonly error?: string | undefined;
  readonly warning?: string | undefined;
  readonly touch: (field: string) => void;
  readonly focus: (field: string | null) => void;
}

export function FieldFrame(props: FrameProps) {
  const {
    id,
    label,
    description,
    constraint,
    optional,
    stretch = false,
    error,
    warning,
    touch,
    focus,
    children,
  } = props;
  return (
    <div
      data-field={id}
      onFocus={() => focus(id)}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        touch(id);
        focus(null);
      }}
    >
      <FormFieldBase
        label={
          optional ? (
            <>
              {label} <i>- optional</i>
            </>
          ) : (
            label
          )
        }
        description={description}
        constraintText={constraint}
        errorText={error}
        warningText={error ? undefined : warning}
        stretch={stretch}
      >
        {children}
      </FormFieldBase>
    </div>
  );
}

/** Puts the focus on a field, or on the first of several on the page. */
export function focusOn(fields: readonly string[]) {
  // After what is to be focused is there.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const wanted = new Set(fields);
      const found = [...document.querySelectorAll<HTMLElement>('[data-field]')].find(({ dataset }) =>
        wanted.has(dataset.field ?? ''),
      );
      const control = found?.querySelector<HTMLElement>('input, textarea, button, [tabindex]');
      found?.scrollIntoView({ block: 'center' });
      control?.focus({ preventScroll: true });
    }),
  );
}
