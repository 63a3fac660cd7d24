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
import { type Checked, type Problem, check, stepOf } from './problems';
import { forget, linked, store, stored } from './draft/storage';

export interface Form {
  readonly draft: Draft;
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
  readonly start: (draft: Draft) => void;
  /** Shows the problems of a step, or of all. */
  readonly show: (step: number | 'all') => void;
  /** A draft of an earlier visit, until it is taken or refused. */
  readonly offered: Draft | undefined;
  readonly refuse: () => void;
  /** The draft as it is when this is called, and what is wrong with it. */
  readonly current: () => Pick<Form, 'draft' | 'checked' | 'allProblems'>;
  /** Takes what the service said about the request as it was sent. */
  readonly told: (draft: Draft, problems: readonly Problem[]) => void;
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

export function FormProvider({ children }: { children: ReactNode }) {
  const [fromLink] = useState(linked);
  const [offered, setOffered] = useState(stored);
  const [{ past, present: draft, future }, dispatch] = useReducer(history, fromLink ?? emptyDraft(), begin);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set());
  const [focused, focus] = useState<string | null>(null);
  const [answered, setAnswered] = useState<{ draft: Draft; problems: readonly Problem[] } | null>(null);

  const checked = useMemo(() => check(draft), [draft]);
  // What the service said is about the request as it was sent.
  const fromService = answered?.draft === draft ? answered.problems : NONE;
  const allProblems = useMemo(() => [...checked.problems, ...fromService], [checked, fromService]);
  const byField = useMemo(() => Map.groupBy(allProblems, ({ field }) => field), [allProblems]);

  useEffect(() => {
    // A draft that is still offered isn't written over.
    if (past.length === 0 || offered) return undefined;
    const timer = setTimeout(() => store(draft), 200);
    return () => clearTimeout(timer);
  }, [draft, past.length, offered]);

  useEffect(() => {
    // What was in the link is in the form now; on reload it would come back in place of what was changed.
    if (fromLink) globalThis.history.replaceState(null, '', location.pathname + location.search);
  }, [fromLink]);

  useEffect(() => {
    if (past.length === 0) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [past.length]);

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

  const isPressed = useRef(false);
  const late = useRef<string[]>([]);
  // What appears at a field that is left moves what is below, and would pull a button away from under the
  // pointer that leaves the field for it: so it appears when the pointer is up again, and its click is done.
  const touch = useCallback((field: string) => {
    if (isPressed.current) late.current.push(field);
    else setTouched((before) => (before.has(field) ? before : new Set([...before, field])));
  }, []);
  useEffect(() => {
    const press = () => void (isPressed.current = true);
    const release = () => {
      isPressed.current = false;
      setTimeout(() => {
        const fields = late.current.splice(0);
        if (fields.length > 0) setTouched((before) => new Set([...before, ...fields]));
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
    (step: number | 'all') => setShown((before) => new Set([...before, ...(step === 'all' ? [0, 1, 2] : [step])])),
    [],
  );
  const start = useCallback((next: Draft) => {
    dispatch({ type: 'replace', draft: next });
    setOffered((before) => (before === next ? undefined : before));
    setTouched(new Set());
    setShown(new Set());
  }, []);
  const refuse = useCallback(() => {
    forget();
    setOffered(undefined);
  }, []);

  const form = useMemo<Form>(
    () => ({
      draft,
      checked,
      allProblems,
      problemsOf: (field) => byField.get(field) ?? NONE,
      isVisible: (field) => touched.has(field) || shown.has(stepOf(field)),
      isShown: (step) => shown.has(step),
      focused,
      dispatch,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      touch,
      focus,
    }),
    [draft, checked, allProblems, byField, touched, shown, focused, past.length, future.length, touch],
  );
  const latest = useRef({ draft, checked, allProblems });
  useEffect(() => void (latest.current = { draft, checked, allProblems }), [draft, checked, allProblems]);
  const actions = useMemo<Actions>(
    () => ({
      start,
      show,
      offered,
      refuse,
      current: () => latest.current,
      told: (sent, problems) => setAnswered({ draft: sent, problems }),
    }),
    [start, show, offered, refuse],
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
