// The page: the wizard with its four steps, and the request beside it.
import { memo, useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Wizard from '@cloudscape-design/components/wizard';
import { focusOn } from './field';
import { useActions, useForm } from './form';
import { About } from './panels/about';
import { Abilities } from './panels/abilities';
import { EncryptionPanel } from './panels/encryption';
import { Import, useImport } from './panels/import';
import { Members } from './panels/members';
import { Payment } from './panels/payment';
import { Results } from './panels/results';
import { Review } from './panels/review';
import { Summary } from './panels/summary';
import { Tags } from './panels/tags';
import { Payload } from './payload/payload';
import { type Problem, stepOf } from './problems';
import { Outcome, useSending } from './send/outcome';
import { Settings } from './send/settings';
import { REVIEW, steps as titles } from './steps';

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
      <LiveRegion hidden>{`Errors: ${count('error')}. Warnings: ${count('warning')}.`}</LiveRegion>
      <Notice />
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

function Notice() {
  const { notice } = useActions();
  return notice && <Alert type="warning">{notice}</Alert>;
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
  const { show, current } = useActions();
  const [active, setActive] = useState(0);
  const importing = useImport(() => setActive(0));
  const { endpoint, outcome, submit, cancel, pass } = useSending(() => setActive(REVIEW));

  /** Shows a step's problems, or all, and goes to the first; whether there was one. */
  const stopAtErrors = (step: number | 'all') => {
    show(step);
    // What the service said is shown but holds nobody up: it may think otherwise by now.
    const { problems } = current().checked;
    const errors = problems.filter(
      ({ field, level }) => level === 'error' && (step === 'all' || stepOf(field) === step),
    );
    const first = Math.min(...errors.map(({ field }) => stepOf(field)));
    if (errors.length === 0) return false;
    setActive(first);
    focusOn(errors.filter(({ field }) => stepOf(field) === first).map(({ field }) => field));
    return true;
  };
  const goTo = (field: string) => {
    setActive(stepOf(field));
    focusOn([field]);
  };
  const navigate = (to: number) => {
    // Back is always open; on the way forward each step is checked.
    for (let step = active; step < to; step++) if (stopAtErrors(step)) return;
    pass();
    setActive(to);
  };

  const steps = [
    {
      title: titles[0],
      content: (
        <SpaceBetween size="l">
          <Import importing={importing} />
          <Summary goTo={goTo} />
          <About />
          <Members />
          <Results />
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
        <Review
          goTo={setActive}
          before={<Summary goTo={goTo} />}
          after={<Outcome outcome={outcome} again={() => void submit('again')} cancel={cancel} />}
        />
      ),
    },
  ];

  return (
    <Wizard
      steps={steps}
      activeStepIndex={active}
      onNavigate={({ detail }) => navigate(detail.requestedStepIndex)}
      onSubmit={() => {
        if (!stopAtErrors('all')) void submit();
      }}
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
