// Who can do what: a question for each ability, with a box for each participant.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { nameOf, participants } from '../draft/draft';
import { abilityLists, fieldAt, valuesOf } from '../fields';
import { Field, useForm } from '../form';

const titles = { abilities: 'Queries', mlAbilities: 'Custom machine learning' } as const;

const known = abilityLists.flatMap(({ pointer }) => valuesOf(pointer).map(({ value }) => value));

export function Abilities() {
  const { draft, dispatch } = useForm();
  const unknown = participants(draft).flatMap((one) =>
    [...one.abilities, ...one.mlAbilities].filter((ability) => !known.includes(ability)),
  );
  return (
    <SpaceBetween size="l">
      {unknown.length > 0 && (
        <Alert
          type="warning"
          header="Abilities that there aren't"
          action={<Button onClick={() => dispatch({ type: 'known abilities', known })}>Take them out</Button>}
        >
          The request lists {unknown.join(', ')}.
        </Alert>
      )}
      {abilityLists.map(({ list, pointer }) => (
        <Container
          key={list}
          header={
            <Header variant="h2">
              {titles[list]}
              {list === 'mlAbilities' && <i> - optional</i>}
            </Header>
          }
        >
          <SpaceBetween size="l">
            {valuesOf(pointer).map(({ value, label, help }) => (
              <Field
                key={value}
                id={`abilities.${value}`}
                label={label}
                description={help}
                constraint={constraintOf(value)}
              >
                <SpaceBetween size="xs">
                  {participants(draft).map((one) => (
                    <Checkbox
                      key={one.id}
                      checked={one[list].includes(value)}
                      onChange={({ detail }) =>
                        dispatch({ type: 'ability', id: one.id, list, ability: value, has: detail.checked })
                      }
                    >
                      {nameOf(draft, one)}
                    </Checkbox>
                  ))}
                </SpaceBetween>
              </Field>
            ))}
          </SpaceBetween>
        </Container>
      ))}
    </SpaceBetween>
  );
}

/** Who can query pays for it unless somebody else does: the next step says so as well. */
const constraintOf = (ability: string) =>
  ability === 'CAN_QUERY' ? fieldAt('/creatorPaymentConfiguration/queryCompute/isResponsible').help : undefined;
