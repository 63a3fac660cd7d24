// The form's state, handed to every panel: the draft, what is wrong with it, and what of that is to be seen already.
import { type ReactNode, createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { Fix } from 'cleanrooms-collaboration/async';
import { type Draft, emptyDraft, newId } from './draft/draft';
import type { Kept } from './draft/storage';
import type { FieldId } from './field-id';
import { fieldAfter, fixesFor, mended } from './fixing';
import { focusOn } from './focus';
import { useAnswered } from './hooks/use-answered';
import { useFocusNet } from './hooks/use-focus-net';
import { type History, useHistory } from './hooks/use-history';
import { useKeeping } from './hooks/use-keeping';
import { useLeaving } from './hooks/use-leaving';
import { isDraft, useLink, useLinked } from './hooks/use-link';
import { useSeen } from './hooks/use-seen';
import { useUndoKeys } from './hooks/use-undo-keys';
import { type Checked, type Problem, check, inPageOrder } from './problems';
import { useLatest } from './hooks/use-latest';

export interface Form {
  readonly draft: Draft;
  /** The draft that this one grew out of: what was last begun with. */
  readonly origin: Draft;
  readonly checked: Checked;
  /** Problems by field, those of the service's last answer among them. */
  readonly problemsOf: (field: FieldId) => readonly Problem[];
  readonly allProblems: readonly Problem[];
  readonly isVisible: (field: FieldId) => boolean;
  /** Whether a step was to be left. */
  readonly isShown: (step: number) => boolean;
  readonly focused: FieldId | null;
  readonly dispatch: History['dispatch'];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly touch: (field: FieldId) => void;
  readonly focus: (field: FieldId | null) => void;
  readonly mend: (problem: Problem, fix: Fix) => void;
}

/** What the person is told at the top of the page until it is dismissed, or no longer about the draft. */
export interface Notice {
  readonly type: 'info' | 'success' | 'warning' | 'error';
  readonly header: string;
  readonly lines?: readonly string[];
  /** What it is about: it goes with the draft that was begun with. */
  readonly about?: Draft;
  /** Whether the draft that was there before can be had back. */
  readonly isUndoable?: boolean;
  /** What else can be done about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** How to begin with a draft. */
interface Start {
  /** What it is kept under, if it is worth that. */
  readonly id?: string;
  /** Whether its problems are shown at once. */
  readonly isShown?: boolean;
  /** Whether nothing was there before it that undo could bring back. */
  readonly isFirst?: boolean;
  /** What is said of it. */
  readonly notice?: Omit<Notice, 'about'>;
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
  /** What is to be known. */
  readonly notices: readonly Notice[];
  readonly say: (notice: Notice) => void;
  readonly dismiss: (notice: Notice) => void;
  readonly dispatch: History['dispatch'];
  /** The draft as it is when this is called, what it grew out of, and what is wrong with it. */
  readonly current: () => Pick<Form, 'draft' | 'origin' | 'checked'>;
  /** Takes what the service said about the request as it was sent. */
  readonly told: (draft: Draft, problems: readonly Problem[]) => void;
  /** The draft was sent, or saved to its file: nothing is lost by leaving. */
  readonly safe: (draft: Draft, isKept?: 'kept') => void;
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

const NOT_KEPT: Notice = {
  type: 'warning',
  header: 'This browser does not keep your draft: its storage is full, or closed to this page.',
};

const fromLink = (about: Draft): Notice => ({
  type: 'info',
  header: 'This draft came from a link.',
  lines: ['Whoever has the link can read it. What you change here stays with you: the link does not change.'],
  about,
});

const notTaken = (reason: string): Notice => ({
  type: 'warning',
  header: 'The draft in the link was not opened.',
  lines: [reason],
});

export function FormProvider({ children }: { children: ReactNode }) {
  const inLink = useLinked();
  const [first] = useState(() => (isDraft(inLink) ? inLink : emptyDraft()));
  const { draft, origin, dispatch, canUndo, canRedo, isTyped } = useHistory(first);
  const { isVisible, isShown, touch, show, showAllOf } = useSeen(origin);
  const [focused, focus] = useState<FieldId | null>(null);
  const [sent, setSent] = useState<Draft | null>(null);
  const [saved, setSaved] = useState<Draft | null>(null);
  const [notices, setNotices] = useState<readonly Notice[]>(() =>
    isDraft(inLink) ? [fromLink(inLink)] : inLink ? [notTaken(inLink.refused)] : [],
  );
  const { answers, told } = useAnswered(draft);

  const checked = useMemo(() => check(draft), [draft]);
  const allProblems = useMemo(() => inPageOrder([...checked.problems, ...answers], draft), [checked, answers, draft]);
  const byField = useMemo(() => Map.groupBy(allProblems, ({ field }) => field), [allProblems]);

  const latest = useLatest({ draft, origin, checked });

  const { offered, isKept, own, refuse } = useKeeping({ draft, origin }, isDraft(inLink) ? first : undefined, sent);
  useLeaving(draft !== origin && draft !== sent && draft !== saved);
  useUndoKeys({ dispatch, isTyped });
  useFocusNet(draft, focused);

  const say = useCallback(
    (notice: Notice) =>
      setNotices((before) => [...before.filter(({ about }) => about && about !== notice.about), notice]),
    [],
  );
  const dismiss = useCallback((notice: Notice) => setNotices((before) => before.filter((one) => one !== notice)), []);
  const start = useCallback(
    (next: Draft, { id, isShown: isSeen, isFirst = false, notice }: Start = {}) => {
      if (id !== undefined) own(next, id);
      dispatch({ type: isFirst ? 'begin' : 'replace', draft: next });
      if (isSeen) showAllOf(next);
      if (notice) say({ ...notice, about: next });
    },
    [own, dispatch, showAllOf, say],
  );
  useLink(inLink, (found) => {
    if (!isDraft(found)) return say(notTaken(found.refused));
    start(found, { id: newId(), notice: { ...fromLink(found), isUndoable: true } });
  });

  const mend = useCallback(
    (problem: Problem, { title }: Fix) => {
      // As the draft is now: rows may have moved since the button was drawn.
      const now = latest.current;
      const same = now.checked.problems.find(
        ({ field, issue }) => field === problem.field && issue?.code === problem.issue?.code,
      );
      const fix = same && fixesFor(same).find((one) => one.title === title);
      if (!fix) return;
      const next = mended(now.draft, fix);
      dispatch({ type: 'mend', draft: next });
      focusOn(fieldAfter(problem.field, now.draft, next));
    },
    [dispatch],
  );

  const form = useMemo<Form>(
    () => ({
      draft,
      origin,
      checked,
      allProblems,
      problemsOf: (field) => byField.get(field) ?? NONE,
      isVisible,
      isShown,
      focused,
      dispatch,
      canUndo,
      canRedo,
      touch,
      focus,
      mend,
    }),
    [
      draft,
      origin,
      checked,
      allProblems,
      byField,
      isVisible,
      isShown,
      focused,
      dispatch,
      canUndo,
      canRedo,
      touch,
      mend,
    ],
  );
  const shown = useMemo(
    () => [...(isKept ? [] : [NOT_KEPT]), ...notices.filter(({ about }) => !about || about === origin)],
    [isKept, notices, origin],
  );
  const actions = useMemo<Actions>(
    () => ({
      start,
      show,
      offered,
      refuse,
      notices: shown,
      say,
      dismiss,
      dispatch,
      current: () => latest.current,
      told,
      safe: (of, kept) => (kept ? setSaved(of) : setSent(of)),
    }),
    [start, show, offered, refuse, shown, say, dismiss, dispatch, told],
  );
  return (
    <ActionsContext.Provider value={actions}>
      <Context.Provider value={form}>{children}</Context.Provider>
    </ActionsContext.Provider>
  );
}
