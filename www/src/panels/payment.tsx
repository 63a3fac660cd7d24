// Who pays: one choice for each cost that is in use. The default stands first, and what else the request says stands under
// “Advanced”.
import { useState } from 'react';
import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import LiveRegion from '@cloudscape-design/components/live-region';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Payer } from 'cleanrooms-collaboration/async';
import { nobodyPaysTexts } from 'cleanrooms-collaboration/codes';
import { payerIn, payersOf } from '../draft/agreement';
import { costAt } from '../draft/cost';
import {
  type Cost,
  type Draft,
  type Participant,
  type Says,
  canBeSeveral,
  costName,
  costsIn,
  costsInUse,
  inSentence,
  isInUse,
  nameOf,
  participants,
  useOf,
} from '../draft/draft';
import type { Action } from '../draft/reducer';
import { QUERIES, payersByDefault, saidForQueries } from '../draft/request';
import { Field, useProblems } from '../field';
import { fieldId } from '../field-id';
import { useForm } from '../form';

/** Nobody is a warning, but where nothing says who pays if nobody is set to. */
const statusOf = (payer: Payer | undefined) =>
  payer?.payer !== 'nobody' ? 'success' : payer.reason === 'no_default' ? 'info' : 'warning';

const whoSays = (draft: Draft, cost: Cost, says: Says) => participants(draft).filter(({ pays }) => pays[cost] === says);

/** What the first choice is called: who pays if nobody is named, who is `one`. */
function defaultLabel(draft: Draft, payer: Payer | undefined, one: Participant | undefined): string {
  if (one) return `${nameOf(draft, one)}, who runs queries (default)`;
  if (payer?.payer !== 'nobody') return 'Whoever runs queries (default)';
  if (payer.reason === 'no_querier') return 'Whoever runs queries (default); nobody does yet';
  return payer.reason === 'no_default' ? 'Nobody is named' : `Nobody (default): ${nobodyPaysTexts[payer.reason]}`;
}

export function Payment() {
  const { draft } = useForm();
  const unused = costsIn(draft.edition).filter((cost) => !isInUse(draft, cost));
  return (
    <SpaceBetween size="l">
      {costsInUse(draft).map((cost) => (
        <CostPanel key={cost} cost={cost} />
      ))}
      {unused.length > 0 && (
        <ExpandableSection headerText={`Costs that are not in use (${unused.length})`} variant="footer">
          <ul>
            {unused.map((cost) => (
              <li key={cost}>
                {costAt(cost).label}: the collaboration has no{' '}
                {useOf(cost) === 'jobs' ? 'jobs' : 'custom machine learning'}. It is switched on in the step before.
              </li>
            ))}
          </ul>
        </ExpandableSection>
      )}
    </SpaceBetween>
  );
}

const SEVERAL = 'several';

function CostPanel({ cost }: { cost: Cost }) {
  const { draft, dispatch, checked, touch } = useForm();
  const [isOpened, setOpened] = useState(false);
  const field = fieldId({ kind: 'payment', cost });
  // That two can't pay stands at the field.
  const isTold = useProblems()(field).some(({ issue }) => issue?.code === 'multiple_payers');
  const { label, help } = costAt(cost);
  const unnamed = payersByDefault(draft, cost)[cost];
  const [byDefault] = payersOf(unnamed, draft);
  const named = whoSays(draft, cost, 'yes');
  const mayBeSeveral = canBeSeveral(cost, draft.edition);
  const areSeveral = mayBeSeveral && (isOpened || named.length > 1);
  const change = (action: Action) => {
    dispatch(action);
    // A choice is made at once: whoever would pay for nothing is told so now.
    touch(field);
  };
  const value = areSeveral ? SEVERAL : named.length > 1 ? null : (named[0]?.id ?? '');
  return (
    <Container
      header={
        <Header variant="h2" description={help}>
          {label}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Field id={field} label={`Who pays for ${costName(cost)}`}>
          <SpaceBetween size="xs">
            <RadioGroup
              value={value}
              items={[
                { value: '', label: defaultLabel(draft, unnamed, byDefault) },
                // Who pays by default is named in a request only if that was said.
                ...participants(draft)
                  .filter((one) => one !== byDefault || named.includes(one))
                  .map((one) => ({
                    value: one.id,
                    label: one === byDefault ? `${nameOf(draft, one)}, named as payer` : nameOf(draft, one),
                  })),
                ...(mayBeSeveral
                  ? [
                      {
                        value: SEVERAL,
                        label: 'One of several',
                        description: 'Whoever runs an analysis chooses one of them.',
                      },
                    ]
                  : []),
              ]}
              onChange={({ detail }) => {
                setOpened(detail.value === SEVERAL);
                if (detail.value !== SEVERAL) change({ type: 'payer', cost, id: detail.value || null });
              }}
            />
            {areSeveral && (
              <div className="inner" role="group" aria-label={`Who may pay for ${costName(cost)}`}>
                {participants(draft).map((one) => (
                  <Checkbox
                    key={one.id}
                    checked={one.pays[cost] === 'yes'}
                    onChange={({ detail }) => {
                      // With one of them named, the others can still be.
                      setOpened(true);
                      change({ type: 'candidate', cost, id: one.id, pays: detail.checked });
                    }}
                  >
                    {nameOf(draft, one)} may pay
                  </Checkbox>
                ))}
              </div>
            )}
          </SpaceBetween>
        </Field>
        <div className="payer">
          <LiveRegion>
            {!isTold && (
              <StatusIndicator type={statusOf(checked.payers[cost])}>
                Pays now: {payerIn(checked.payers, cost, draft)}
              </StatusIndicator>
            )}
          </LiveRegion>
        </div>
        <Advanced cost={cost} change={change} />
      </SpaceBetween>
    </Container>
  );
}

/** Who declines, and what must be said besides. */
function Advanced({ cost, change }: { cost: Cost; change: (action: Action) => void }) {
  const { draft } = useForm();
  const declining = whoSays(draft, cost, 'no').length;
  const implied = cost === QUERIES ? saidForQueries(draft) : [];
  return (
    <ExpandableSection
      headerText={`Advanced: who declines (${declining})`}
      defaultExpanded={declining > 0 || implied.length > 0}
      variant="footer"
    >
      <SpaceBetween size="xs">
        {participants(draft).map((one) => (
          <Checkbox
            key={one.id}
            checked={one.pays[cost] === 'no'}
            onChange={({ detail }) => change({ type: 'decline', cost, id: one.id, declines: detail.checked })}
          >
            {nameOf(draft, one)} declines
          </Checkbox>
        ))}
        {implied.length > 0 && (
          <Box color="text-body-secondary">
            The request also states for {inSentence(draft, implied)} who pays for queries: the API requires that beside
            a statement on another cost. It states what holds anyway.
          </Box>
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}
