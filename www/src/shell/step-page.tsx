// The step that is open: what is wrong with it, its panels, and the way on.
import { memo } from 'react';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useWhole } from '../hooks/use-whole';
import { Details } from '../panels/details';
import { EncryptionPanel } from '../panels/encryption';
import { Logging } from '../panels/logging';
import { Participants } from '../panels/participants';
import { Summary } from '../panels/summary';
import { Tags } from '../panels/tags';
import { REVIEW, steps as titles } from '../steps';
import { useFile } from '../file/use-file';
import { SaveButton } from '../file/save';
import { Abilities, Outcome, Payment, Results, Review } from './later';
import type { Steps } from './use-steps';

/** Of what changes with every key nothing is used here: what is in it would be drawn anew. */
export const StepPage = memo(function StepPage({ steps }: { steps: Steps }) {
  const { active, isFromReview, goTo, navigate, edit, submit, sending } = steps;
  const { endpoint, outcome, isSending, again, cancel } = sending;
  const isOfFile = useFile() !== null;
  const isWhole = useWhole();
  const summary = <Summary step={active} goTo={goTo} />;
  return (
    <SpaceBetween size="l">
      <h2 className="step-title" data-place="step" tabIndex={-1}>
        {titles[active]}
      </h2>
      {active === 0 && (
        <SpaceBetween size="l">
          {summary}
          <Details />
          <Participants />
          {isWhole && (
            <SpaceBetween size="l">
              <Logging />
              <Results />
              <EncryptionPanel />
              <Tags />
            </SpaceBetween>
          )}
        </SpaceBetween>
      )}
      {active === 1 && (
        <SpaceBetween size="l">
          {summary}
          <Abilities />
        </SpaceBetween>
      )}
      {active === 2 && (
        <SpaceBetween size="l">
          {summary}
          <Payment />
        </SpaceBetween>
      )}
      {active === REVIEW && (
        <Review goTo={edit} before={summary} after={<Outcome outcome={outcome} again={again} cancel={cancel} />} />
      )}
      {isWhole && (
        <div className="way">
          {active > 0 && <Button onClick={() => navigate(active - 1)}>Previous</Button>}
          {isFromReview && active < REVIEW && (
            <Button onClick={() => navigate(REVIEW)}>Save and return to review</Button>
          )}
          {active < REVIEW ? (
            <Button variant="primary" onClick={() => navigate(active + 1)}>
              Next
            </Button>
          ) : (
            <Button
              variant={isOfFile ? 'normal' : 'primary'}
              loading={isSending}
              loadingText="Sending"
              onClick={submit}
            >
              {endpoint === '' ? 'Check the request' : 'Create collaboration'}
            </Button>
          )}
          {active === REVIEW && <SaveButton />}
        </div>
      )}
    </SpaceBetween>
  );
});
