// The page: the wizard with its four steps, and the request beside it.
import { memo, useRef, useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import Wizard from '@cloudscape-design/components/wizard';
import type { Draft } from './draft/draft';
import { focusOn, useActions, useForm } from './form';
import { About } from './panels/about';
import { Abilities } from './panels/abilities';
import { EncryptionPanel } from './panels/encryption';
import { Import } from './panels/import';
import { Members } from './panels/members';
import { Payment } from './panels/payment';
import { Review } from './panels/review';
import { Summary } from './panels/summary';
import { Tags } from './panels/tags';
import { Payload } from './payload/payload';
import { type Problem, fieldOfPath, stepOf } from './problems';
import { AnswerView } from './send/answer';
import { type Answer, send } from './send/send';
import { steps as titles } from './steps';
import { Settings, useEndpoint } from './send/settings';

export function App() {
  const [view, setView] = useState<View>('form');
  const { canUndo, canRedo, dispatch, allProblems, isVisible } = useForm();
  const seen = allProblems.filter(({ field }) => isVisible(field));
  const count = (level: Problem['level']) => seen.filter((problem) => problem.level === level).length;
  return (
    <main className="page">
      <Header
        variant="h1"
        description="Fill in a request of AWS Clean Rooms CreateCollaboration; it is checked as you go. Nothing leaves this page unless you send it, and your draft stays in this browser."
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="undo" ariaLabel="Undo" disabled={!canUndo} onClick={() => dispatch({ type: 'undo' })} />
            <Button iconName="redo" ariaLabel="Redo" disabled={!canRedo} onClick={() => dispatch({ type: 'redo' })} />
            <Settings />
          </SpaceBetween>
        }
      >
        Create a collaboration
      </Header>
      <LiveRegion hidden>
        {seen.length === 0 ? '' : `Errors: ${count('error')}. Warnings: ${count('warning')}.`}
      </LiveRegion>
      <Views view={view} show={setView} />
      {/* Both are always there: beside each other, or, where it is narrow, one at a time. */}
      <div className={`columns ${view}`}>
        <div id="form-view" role="tabpanel" aria-labelledby="form-tab">
          <Steps />
        </div>
        <div id="request-view" role="tabpanel" aria-labelledby="request-tab">
          <Payload />
        </div>
      </div>
    </main>
  );
}

const views = { form: 'Form', request: 'Request' } as const;
type View = keyof typeof views;

/** What is shown where it is narrow; elsewhere the style hides this. */
function Views({ view, show }: { view: View; show: (view: View) => void }) {
  const other = view === 'form' ? 'request' : 'form';
  return (
    <div
      className="views"
      role="tablist"
      aria-label="What to show"
      onKeyDown={({ key }) => {
        if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
        show(other);
        document.getElementById(`${other}-tab`)?.focus();
      }}
    >
      {(['form', 'request'] as const).map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`${one}-tab`}
          aria-controls={`${one}-view`}
          aria-selected={view === one}
          tabIndex={view === one ? 0 : -1}
          onClick={() => show(one)}
        >
          {views[one]}
        </button>
      ))}
    </div>
  );
}

const Steps = memo(function Steps() {
  // Nothing of what changes with every key is used here: what is in a wizard is drawn anew with it.
  const { show, current, told, created } = useActions();
  const [active, setActive] = useState(0);
  const [endpoint] = useEndpoint();
  const [answer, setAnswer] = useState<{ answer: Answer | 'ready'; draft: Draft } | null>(null);
  const [isSending, setSending] = useState(false);
  /** The request under way, if there is one. */
  const cancel = useRef<AbortController>(null);

  const errorsNow = () => current().allProblems.filter(({ level }) => level === 'error');
  const goTo = (field: string) => {
    setActive(stepOf(field));
    focusOn([field]);
  };
  const focusFirst = (problems: readonly Problem[]) => {
    const step = Math.min(...problems.map(({ field }) => stepOf(field)));
    setActive(step);
    focusOn(problems.filter(({ field }) => stepOf(field) === step).map(({ field }) => field));
  };

  const navigate = (to: number) => {
    // Back is always open; on the way forward each step is checked.
    for (let step = active; step < to; step++) {
      show(step);
      const here = errorsNow().filter(({ field }) => stepOf(field) === step);
      if (here.length > 0) return focusFirst(here);
    }
    setAnswer(null);
    return setActive(to);
  };

  const submit = async () => {
    // One at a time: a second one would create a second collaboration.
    if (cancel.current) return undefined;
    show('all');
    const { checked, draft } = current();
    const errors = errorsNow();
    if (!checked.result.ok || errors.length > 0) return focusFirst(errors);
    if (endpoint === '') return setAnswer({ answer: 'ready', draft });
    cancel.current = new AbortController();
    setSending(true);
    setAnswer(null);
    const came = await send(checked.result.value, endpoint, cancel.current.signal);
    cancel.current = null;
    setSending(false);
    setAnswer({ answer: came, draft });
    if (came.kind === 'created') created(draft);
    if (came.kind === 'refused' && came.exception.name === 'ValidationException') {
      told(
        draft,
        (came.exception.fieldList ?? []).flatMap(({ path, message }) => {
          const field = path && fieldOfPath(path, draft);
          return field ? [{ field, level: 'error' as const, message, pointer: `/${path.join('/')}` }] : [];
        }),
      );
    }
  };

  const steps = [
    {
      title: titles[0],
      content: (
        <SpaceBetween size="l">
          <Import />
          <Summary goTo={goTo} />
          <About />
          <Members />
          <EncryptionPanel />
          <Tags />
        </SpaceBetween>
      ),
    },
    {
      title: titles[1],
      content: (
        <SpaceBetween size="l">
          <Summary goTo={goTo} />
          <Abilities />
        </SpaceBetween>
      ),
    },
    {
      title: titles[2],
      content: (
        <SpaceBetween size="l">
          <Summary goTo={goTo} />
          <Payment />
        </SpaceBetween>
      ),
    },
    {
      title: titles[3],
      content: (
        <Review goTo={setActive}>
          <Summary goTo={goTo} />
          {isSending && (
            <Alert header="Sending" action={<Button onClick={() => cancel.current?.abort()}>Cancel</Button>}>
              <Spinner /> Waiting for {endpoint}
            </Alert>
          )}
          {answer && <Outcome {...answer} retry={() => void submit()} />}
        </Review>
      ),
    },
  ];

  return (
    <Wizard
      steps={steps}
      activeStepIndex={active}
      onNavigate={({ detail }) => navigate(detail.requestedStepIndex)}
      onSubmit={() => void submit()}
      onCancel={() => setActive(0)}
      submitButtonText={endpoint ? 'Create collaboration' : 'Check the request'}
      i18nStrings={{
        stepNumberLabel: (number) => `Step ${number}`,
        collapsedStepsLabel: (number, of) => `Step ${number} of ${of}`,
        navigationAriaLabel: 'Steps',
        cancelButton: 'Back to the first step',
        previousButton: 'Previous',
        nextButton: 'Next',
        optional: 'optional',
      }}
    />
  );
});

/** What came of the last submit, for as long as the draft is the one that it was about. */
function Outcome({ answer, draft, retry }: { answer: Answer | 'ready'; draft: Draft; retry: () => void }) {
  const form = useForm();
  if (form.draft !== draft) return null;
  if (answer !== 'ready') return <AnswerView answer={answer} retry={retry} />;
  return (
    <Alert type="success" header="The request is valid">
      Copy or download it in the form that you need. To send it from here, name an endpoint in the settings.
    </Alert>
  );
}
