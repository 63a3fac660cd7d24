// The page: the toolbar, the steps with the one that is open, and the request beside it.
import { memo, useState } from 'react';
import LiveRegion from '@cloudscape-design/components/live-region';
import { focusAt } from './focus';
import { useForm } from './form';
import { useWhole } from './hooks/use-whole';
import { useImport } from './import/use-import';
import { Notices } from './notices';
import { Payload } from './payload/payload';
import type { Problem } from './problems';
import { ImportDialog } from './shell/later';
import { Shown } from './shell/shown';
import { StepList } from './shell/step-list';
import { StepPage } from './shell/step-page';
import { Toolbar } from './shell/toolbar';
import { useSteps } from './shell/use-steps';

export function App() {
  const [shown, show] = useState<Shown>('form');
  const steps = useSteps(() => show('form'));
  const importing = useImport(() => steps.open(0));
  const isWhole = useWhole();
  return (
    <>
      <a
        className="skip"
        href="#step"
        onClick={(event) => {
          event.preventDefault();
          focusAt('step');
        }}
      >
        Skip to the form
      </a>
      <div className="bar">
        <Toolbar importing={importing} arrived={() => steps.open(0)} />
        <StepList steps={steps} />
        <Shown shown={shown} show={show} />
      </div>
      <Count />
      <Notices />
      {/* Both are always there: beside each other, or, where it is narrow, one at a time. */}
      <div className={`columns ${shown}`}>
        <div id="form-view" role="tabpanel" aria-labelledby="form-tab">
          <StepPage steps={steps} />
        </div>
        <div id="request-view" role="tabpanel" aria-labelledby="request-tab">
          {isWhole && <Payload goTo={steps.goTo} />}
        </div>
      </div>
      {importing.isOpen && <ImportDialog importing={importing} />}
    </>
  );
}

/** How many problems are to be seen, for those who hear the page. */
function Count() {
  const { allProblems, isVisible } = useForm();
  const seen = allProblems.filter(({ field }) => isVisible(field));
  const count = (level: Problem['level']) => seen.filter((problem) => problem.level === level).length;
  return <Said text={`Errors: ${count('error')}. Warnings: ${count('warning')}.`} />;
}

const Said = memo(function Said({ text }: { text: string }) {
  return <LiveRegion hidden>{text}</LiveRegion>;
});
