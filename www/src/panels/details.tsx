// What the collaboration is: the edition of the API, the name, the description, the engine.
import { memo, useState } from 'react';
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
import { useActions, useForm } from '../form';
import { part } from '../part';

export const Details = memo(function Details() {
  return (
    <Container header={<Header variant="h2">Details</Header>}>
      <SpaceBetween size="l">
        <NameField />
        <DescriptionField />
        <EditionField />
        <EngineField />
      </SpaceBetween>
    </Container>
  );
});

const NameField = part(
  ({ edition, name, open }) => ({ edition, name, open: open.name }),
  function NameField({ edition, name, open, dispatch }) {
    const { label, help, constraint, limits } = fieldAt('/name', edition);
    return (
      <Field
        id={setting('name')}
        label={label}
        description={help}
        constraint={constraint}
        value={name}
        limits={limits}
        open={open}
      >
        <Input value={name} onChange={({ detail }) => dispatch({ type: 'set', field: 'name', value: detail.value })} />
      </Field>
    );
  },
);

const DescriptionField = part(
  ({ edition, description, open }) => ({ edition, description, open: open.description }),
  function DescriptionField({ edition, description, open, dispatch }) {
    const { label, help, constraint, required, limits } = fieldAt('/description', edition);
    return (
      <Field
        id={setting('description')}
        label={label}
        description={help}
        constraint={constraint}
        optional={!required}
        value={description}
        limits={limits}
        open={open}
      >
        <Textarea
          rows={3}
          value={description}
          onChange={({ detail }) => dispatch({ type: 'set', field: 'description', value: detail.value })}
        />
      </Field>
    );
  },
);

const EngineField = part(
  ({ edition, analyticsEngine, open }) => ({ edition, analyticsEngine, open: open.analyticsEngine }),
  function EngineField({ edition, analyticsEngine, open, dispatch }) {
    const { label, help } = fieldAt('/analyticsEngine', edition);
    return (
      <Field
        id={setting('analyticsEngine')}
        label={label}
        description={help}
        optional
        value={analyticsEngine}
        open={open}
      >
        <RadioGroup
          value={analyticsEngine}
          items={[{ value: '', label: 'Let the service choose' }, ...choicesOf('/analyticsEngine', edition)]}
          onChange={({ detail }) => dispatch({ type: 'set', field: 'analyticsEngine', value: detail.value })}
        />
      </Field>
    );
  },
);

/** What another edition takes out of the request: what it lacks stays in the draft. */
const lostIn = (draft: Draft, edition: Edition) =>
  changesBetween(draft, { ...draft, edition }).filter(
    ({ before, label }) => before !== undefined && label !== API_EDITION,
  );

const EDITION = setting('edition');

const EditionField = part(
  ({ edition }) => ({ edition }),
  function EditionField({ edition, dispatch }) {
    const { current } = useActions();
    const [asked, setAsked] = useState<Edition | null>(null);
    const choose = (chosen: Edition) => {
      setAsked(null);
      dispatch({ type: 'edition', edition: chosen });
    };
    // One between the two comes with a file that needs it.
    const others = [FIRST, NEWEST].includes(edition) ? [] : [edition];
    const labels = new Map<Edition, string>([
      [FIRST, `As specified, ${FIRST}`],
      [NEWEST, `Today's, ${NEWEST}`],
    ]);
    return (
      <Field
        id={EDITION}
        label={API_EDITION}
        description="Today's edition adds jobs, log types, detailed monitoring, Regions for results and automatic approval."
      >
        <RadioGroup
          value={edition}
          direction="horizontal"
          items={[FIRST, ...others, NEWEST].map((one) => ({ value: one, label: labels.get(one) ?? one }))}
          onChange={({ detail }) => {
            const chosen = editions.find((one) => one === detail.value);
            if (!chosen) return;
            if (lostIn(current().draft, chosen).length > 0) setAsked(chosen);
            else choose(chosen);
          }}
        />
        {asked !== null && (
          <Switch
            to={asked}
            cancel={() => {
              setAsked(null);
              focusOn(EDITION);
            }}
            go={() => {
              choose(asked);
              focusOn(EDITION);
            }}
          />
        )}
      </Field>
    );
  },
);

/** Asks before a switch to an edition that lacks something of the draft. */
function Switch({ to, cancel, go }: { to: Edition; cancel: () => void; go: () => void }) {
  const { draft } = useForm();
  return (
    <div role="group" aria-label="Switch the edition">
      <Alert
        type="warning"
        header={`Edition ${to} says less:`}
        action={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={cancel}>Cancel</Button>
            <Button variant="primary" onClick={go}>
              Switch
            </Button>
          </SpaceBetween>
        }
      >
        <ul>
          {lostIn(draft, to).map(({ label, before, after }) => (
            <li key={label}>
              {label}: {before}
              {after !== undefined && `; then ${after}`}
            </li>
          ))}
        </ul>
        They come back with the edition.
      </Alert>
    </div>
  );
}
