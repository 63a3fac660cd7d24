// Who pays: for each cost who does so now, and why; who is set to; and who declines.
import type { Payer, Payers } from 'cleanrooms-collaboration/async';
import { basisTexts, nobodyPaysTexts } from 'cleanrooms-collaboration/codes';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Action } from '../draft/reducer';
import {
  type Cost,
  type Draft,
  type Says,
  canBeSeveral,
  costsIn,
  nameOf,
  participants,
  pointerOf,
} from '../draft/draft';
import { fieldAt } from '../fields';
import { Field } from '../field';
import { useForm } from '../form';

/** What the package says of a cost. */
export const costAt = (cost: Cost) => fieldAt(`/creatorPaymentConfiguration${pointerOf(cost)}`);

/** Who pays, in words. */
function inWords(payer: Payer, draft: Draft): string {
  const name = (one = draft.creator) => nameOf(draft, one);
  switch (payer.payer) {
    case 'nobody':
      return `Nobody: ${nobodyPaysTexts[payer.reason]}.`;
    case 'candidates': {
      const names = payer.members.map((index) => name(draft.members[index]));
      return `One of ${[...(payer.creator ? [name()] : []), ...names].join(', ')}.`;
    }
    case 'creator':
      return `${name()}, ${basisTexts[payer.basis]}.`;
    default:
      return `${name(draft.members[payer.index])}, ${basisTexts[payer.basis]}.`;
  }
}

/** Who pays for a cost of the draft's edition, in words. */
export const payerIn = (payers: Payers, cost: Cost, draft: Draft) => {
  const payer = payers[cost];
  return payer ? inWords(payer, draft) : '';
};

/** Nobody is a warning, but where nothing says who pays if nobody is set to. */
const statusOf = (payer: Payer | undefined) =>
  payer?.payer !== 'nobody' ? 'success' : payer.reason === 'no_default' ? 'info' : 'warning';

/** Those who say a thing about a cost. */
export const whoSays = (draft: Draft, cost: Cost, says: Says) =>
  participants(draft).filter(({ pays }) => pays[cost] === says);

export function Payment() {
  const { draft, dispatch, checked, touch } = useForm();
  const all = participants(draft);
  return (
    <SpaceBetween size="l">
      {costsIn(draft.edition).map((cost) => {
        const payer = checked.payers[cost];
        const isSeveral = canBeSeveral(cost, draft.edition);
        const set = whoSays(draft, cost, 'yes');
        const declining = whoSays(draft, cost, 'no').length;
        const { label, help } = costAt(cost);
        const change = (action: Action) => {
          dispatch(action);
          // A choice is made at once: whoever would pay for nothing is told so now.
          touch(`payment.${cost}`);
        };
        return (
          <Container
            key={cost}
            header={
              <Header variant="h2" description={help}>
                {label}
              </Header>
            }
          >
            <SpaceBetween size="m">
              <div className="payer">
                <StatusIndicator type={statusOf(payer)}>
                  Pays now: {payerIn(checked.payers, cost, draft)}
                </StatusIndicator>
              </div>
              <Field id={`payment.${cost}`} label={`${label}: who is set to pay`}>
                <SpaceBetween size="m">
                  {isSeveral ? (
                    <SpaceBetween size="xs">
                      {all.map((one) => (
                        <Checkbox
                          key={one.id}
                          checked={one.pays[cost] === 'yes'}
                          onChange={({ detail }) =>
                            change({ type: 'candidate', cost, id: one.id, pays: detail.checked })
                          }
                        >
                          {nameOf(draft, one)} can pay
                        </Checkbox>
                      ))}
                    </SpaceBetween>
                  ) : (
                    <RadioGroup
                      value={set.length > 1 ? null : (set[0]?.id ?? '')}
                      items={[
                        { value: '', label: 'Nobody in particular' },
                        ...all.map((one) => ({ value: one.id, label: nameOf(draft, one) })),
                      ]}
                      onChange={({ detail }) => change({ type: 'payer', cost, id: detail.value || null })}
                    />
                  )}
                  <ExpandableSection headerText={`Who declines (${declining})`} defaultExpanded={declining > 0}>
                    <SpaceBetween size="xs">
                      {all.map((one) => (
                        <Checkbox
                          key={one.id}
                          checked={one.pays[cost] === 'no'}
                          disabled={one.pays[cost] === 'yes' && (isSeveral || set.length === 1)}
                          onChange={({ detail }) =>
                            change({ type: 'decline', cost, id: one.id, declines: detail.checked })
                          }
                        >
                          {nameOf(draft, one)} declines
                        </Checkbox>
                      ))}
                    </SpaceBetween>
                  </ExpandableSection>
                </SpaceBetween>
              </Field>
            </SpaceBetween>
          </Container>
        );
      })}
    </SpaceBetween>
  );
}
