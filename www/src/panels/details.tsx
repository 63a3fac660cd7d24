// What the collaboration is: the edition of the API, the name, the description, the engine.
import { useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import type { Edition } from 'cleanrooms-collaboration/async';
import { API_EDITION } from '../draft/agreement';
import { changesBetween } from '../draft/changes';
import type { Draft } from '../draft/draft';
import { Field } from '../field';
import { setting } from '../field-id';
import { FIRST, NEWEST, choicesOf, editions, fieldAt } from '../fields';
import { focusOn } from '../focus';
import { useForm } from '../form';

export function Details() {
  const { draft, dispatch } = useForm();
  const { edition, open } = draft;
  const name = fieldAt('/name', edition);
  const description = fieldAt('/description', edition);
  const engine = fieldAt('/analyticsEngine', edition);
  return (
    <Container header={<Header variant="h2">Details</Header>}>
      <SpaceBetween size="l">
        <Field
          id={setting('name')}
          label={name.label}
          description={name.help}
          constraint={name.constraint}
          value={draft.name}
          limits={name.limits}
          open={open.name}
        >
          <Input
            value={draft.name}
            onChange={({ detail }) => dispatch({ type: 'set', field: 'name', value: detail.value })}
          />
        </Field>
        <Field
          id={setting('description')}
          label={description.label}
          description={description.help}
          constraint={description.constraint}
          optional={!description.required}
          value={draft.description}
          limits={description.limits}
          open={open.description}
        >
          <Textarea
            rows={3}
            value={draft.description}
            onChange={({ detail }) => dispatch({ type: 'set', field: 'description', value: detail.value })}
          />
        </Field>
        <EditionField />
        <Field
          id={setting('analyticsEngine')}
          label={engine.label}
          description={engine.help}
          optional
          value={draft.analyticsEngine}
          open={open.analyticsEngine}
        >
          <RadioGroup
            value={draft.analyticsEngine}
            items={[{ value: '', label: 'Let the service choose' }, ...choicesOf('/analyticsEngine', edition)]}
            onChange={({ detail }) => dispatch({ type: 'set', field: 'analyticsEngine', value: detail.value })}
          />
        </Field>
      </SpaceBetween>
    </Container>
  );
}

/** What another edition takes out of the request: what it lacks stays in the draft. */
const lostIn = (draft: Draft, edition: Edition) =>
  changesBetween(draft, { ...draft, edition }).filter(
    ({ before, label }) => before !== undefined && label !== API_EDITION,
  );

function EditionField() {
  const { draft, dispatch } = useForm();
  const [asked, setAsked] = useState<Edition | null>(null);
  const chosen = setting('edition');
  const lost = asked === null ? [] : lostIn(draft, asked);
  const choose = (edition: Edition) => {
    setAsked(null);
    dispatch({ type: 'edition', edition });
  };
  // One between the two comes with a file that needs it.
  const others = [FIRST, NEWEST].includes(draft.edition) ? [] : [draft.edition];
  const labels = new Map<Edition, string>([
    [FIRST, `As specified, ${FIRST}`],
    [NEWEST, `Today's, ${NEWEST}`],
  ]);
  return (
    <Field
      id={chosen}
      label={API_EDITION}
      description="Today's edition adds jobs, log types, detailed monitoring, Regions for results and automatic approval."
    >
      <RadioGroup
        value={draft.edition}
        direction="horizontal"
        items={[FIRST, ...others, NEWEST].map((edition) => ({ value: edition, label: labels.get(edition) ?? edition }))}
        onChange={({ detail }) => {
          const edition = editions.find((one) => one === detail.value);
          if (!edition) return;
          if (lostIn(draft, edition).length > 0) setAsked(edition);
          else choose(edition);
        }}
      />
      {asked !== null && (
        <div role="group" aria-label="Switch the edition">
          <Alert
            type="warning"
            header={`Edition ${asked} says less:`}
            action={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  onClick={() => {
                    setAsked(null);
                    focusOn(chosen);
                  }}
                >
                  Cancel
                </Button>
                <Button
                  variant="primary"
                  onClick={() => {
                    choose(asked);
                    focusOn(chosen);
                  }}
                >
                  Switch
                </Button>
              </SpaceBetween>
            }
          >
            <ul>
              {lost.map(({ label, before, after }) => (
                <li key={label}>
                  {label}: {before}
                  {after !== undefined && `; then ${after}`}
                </li>
              ))}
            </ul>
            They come back with the edition.
          </Alert>
        </div>
      )}
    </Field>
  );
}
