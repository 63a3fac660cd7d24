// Who can do what: a question for each ability, with a box for each participant.
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { nameOf, participants } from '../draft/draft';
import { Field } from '../field';
import { abilityLists, knownAbilities, valuesOf } from '../fields';
import { useForm } from '../form';

const titles = { abilities: 'Analysis', mlAbilities: 'Custom machine learning' } as const;

export function Abilities() {
  const { draft, dispatch } = useForm();
  return (
    <SpaceBetween size="l">
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
            <Unknown list={list} />
            {valuesOf(pointer, draft.edition).map(({ value, label, help }) => (
              <Field key={value} id={`abilities.${value}`} label={label} description={help}>
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

/** What an imported request lists and the form has no box for. */
function Unknown({ list }: { list: (typeof abilityLists)[number]['list'] }) {
  const { draft, dispatch } = useForm();
  const known = knownAbilities(list, draft.edition);
  const unknown = participants(draft).flatMap((one) => one[list].filter((ability) => !known.includes(ability)));
  if (unknown.length === 0) return null;
  return (
    <Field id={`unknown.${list}`} label="Not among these abilities">
      <SpaceBetween size="xs">
        <Box>{[...new Set(unknown)].join(', ')}</Box>
        <Button onClick={() => dispatch({ type: 'known abilities', list, known })}>Take them out</Button>
      </SpaceBetween>
    </Field>
  );
}
