// Everything on one page, in the order of the steps, as plain text.
import type { ReactNode } from 'react';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Draft, costsIn, encryptionChoices, nameOf, participants } from '../draft/draft';
import { abilityLists, fieldAt, findField, labelOf, valuesOf } from '../fields';
import { useForm } from '../form';
import { steps } from '../steps';
import { costAt, payerIn, whoSays } from './payment';

const orDash = (value: string) => (value === '' ? '\u2013' : value);

function who(draft: Draft, ability: string) {
  const names = participants(draft).filter(({ abilities, mlAbilities }) =>
    [...abilities, ...mlAbilities].includes(ability),
  );
  return names.map((one) => nameOf(draft, one)).join(', ');
}

interface Props {
  readonly goTo: (step: number) => void;
  /** What stands before and after it. */
  readonly before: ReactNode;
  readonly after: ReactNode;
}

export function Review({ goTo, before, after }: Props) {
  const { draft, checked } = useForm();
  const header = (step: 0 | 1 | 2) => (
    <Header
      variant="h2"
      actions={
        <Button onClick={() => goTo(step)} ariaLabel={`Edit: ${steps[step]}`}>
          Edit
        </Button>
      }
    >
      {steps[step]}
    </Header>
  );
  const abilities = abilityLists.flatMap(({ pointer }) => valuesOf(pointer, draft.edition));
  const said = { yes: 'yes', no: 'no', nothing: '' }[draft.metrics];
  const later = [
    { pointer: '/jobLogStatus', value: labelOf('/jobLogStatus', draft.jobLogStatus) },
    { pointer: '/isMetricsEnabled', value: said },
    { pointer: '/allowedResultRegions', value: draft.regions.join(', ') },
    {
      pointer: '/autoApprovedChangeRequestTypes',
      value: draft.changeTypes.map((type) => labelOf('/autoApprovedChangeRequestTypes', type)).join(', '),
    },
  ].filter(({ pointer }) => findField(pointer, draft.edition));
  return (
    <SpaceBetween size="l">
      {before}
      <Container header={header(0)}>
        <SpaceBetween size="l">
          <KeyValuePairs
            columns={2}
            items={[
              { label: fieldAt('/name').label, value: orDash(draft.name) },
              {
                label: fieldAt('/description').label,
                value: <span className="text">{orDash(draft.description)}</span>,
              },
              {
                label: fieldAt('/analyticsEngine').label,
                value: draft.analyticsEngine
                  ? labelOf('/analyticsEngine', draft.analyticsEngine)
                  : 'The service chooses',
              },
              {
                label: fieldAt('/queryLogStatus').label,
                value: orDash(labelOf('/queryLogStatus', draft.queryLogStatus)),
              },
              ...later.map(({ pointer, value }) => ({ label: fieldAt(pointer).label, value: orDash(value) })),
              { label: 'Edition of the API', value: draft.edition },
            ]}
          />
          <KeyValuePairs
            columns={2}
            items={participants(draft).map((one, index) => ({
              label: index === 0 ? 'You' : `Participant ${index + 1}`,
              value: `${orDash(one.displayName)}${index > 0 || one.accountId ? ` (${orDash(one.accountId)})` : ''}`,
            }))}
          />
          <KeyValuePairs
            columns={2}
            items={[
              {
                label: fieldAt('/dataEncryptionMetadata').label,
                value: draft.encryption
                  ? encryptionChoices.map((choice) => (
                      <div key={choice}>
                        {fieldAt(`/dataEncryptionMetadata/${choice}`).label}:{' '}
                        {draft.encryption?.[choice] ? 'yes' : 'no'}
                      </div>
                    ))
                  : 'Off',
              },
              {
                label: fieldAt('/tags').label,
                value:
                  draft.tags.length > 0
                    ? draft.tags.map(({ id, key, value }) => <div key={id}>{`${key} = ${value}`}</div>)
                    : 'None',
              },
            ]}
          />
        </SpaceBetween>
      </Container>
      <Container header={header(1)}>
        <KeyValuePairs
          columns={2}
          items={abilities.map(({ value, label }) => ({ label, value: orDash(who(draft, value)) }))}
        />
      </Container>
      <Container header={header(2)}>
        <KeyValuePairs
          columns={3}
          items={costsIn(draft.edition).map((cost) => ({
            label: costAt(cost).label,
            value: (
              <>
                <div>{payerIn(checked.payers, cost, draft)}</div>
                {whoSays(draft, cost, 'no').map((one) => (
                  <div key={one.id}>{nameOf(draft, one)} declines.</div>
                ))}
              </>
            ),
          }))}
        />
      </Container>
      {after}
    </SpaceBetween>
  );
}
