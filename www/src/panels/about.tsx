// The edition, and what the collaboration is: name, description, engine, logs, metrics.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import Toggle from '@cloudscape-design/components/toggle';
import { editions } from 'cleanrooms-collaboration/codes';
import { FIRST, NEWEST, fieldAt, findField, valuesOf } from '../fields';
import { Field } from '../field';
import { useForm } from '../form';

/** The editions to choose from, the newest first, each with the members that changed. */
const editionChoices = editions.toReversed().map(({ edition, changes }) => ({
  value: edition,
  label: edition === FIRST ? `${edition}, the first` : edition === NEWEST ? `${edition}, the newest` : edition,
  description: [...new Set(changes.map(({ pointer }) => pointer.replace(/^.*\/(?=\w)/, '').replace('/*', '')))].join(
    ', ',
  ),
}));

export function About() {
  const { draft, dispatch } = useForm();
  const { edition } = draft;
  const name = fieldAt('/name', edition);
  const description = fieldAt('/description', edition);
  const engine = fieldAt('/analyticsEngine', edition);
  const log = fieldAt('/queryLogStatus', edition);
  const jobLog = findField('/jobLogStatus', edition);
  const metrics = findField('/isMetricsEnabled', edition);
  const choices = (pointer: string) =>
    valuesOf(pointer, edition).map(({ value, label, help }) => ({ value, label, description: help }));
  return (
    <Container header={<Header variant="h2">Details</Header>}>
      <SpaceBetween size="l">
        <Field
          id="edition"
          label="Edition of the API"
          description="The state of the API that the request is for. Fields that an edition lacks are kept here, and left out of the request."
        >
          <Select
            selectedOption={editionChoices.find(({ value }) => value === edition) ?? null}
            options={editionChoices}
            onChange={({ detail }) => {
              const chosen = editions.find((one) => one.edition === detail.selectedOption.value);
              if (chosen) dispatch({ type: 'edition', edition: chosen.edition });
            }}
          />
        </Field>
        <Field id="name" label={name.label} description={name.help} constraint={name.constraint}>
          <Input
            value={draft.name}
            onChange={({ detail }) => dispatch({ type: 'set', field: 'name', value: detail.value })}
          />
        </Field>
        <Field
          id="description"
          label={description.label}
          description={description.help}
          constraint={description.constraint}
          optional={!description.required}
        >
          <Textarea
            rows={3}
            value={draft.description}
            onChange={({ detail }) => dispatch({ type: 'set', field: 'description', value: detail.value })}
          />
        </Field>
        <Field id="analyticsEngine" label={engine.label} description={engine.help} optional>
          <RadioGroup
            value={draft.analyticsEngine}
            items={[{ value: '', label: 'Let the service choose' }, ...choices('/analyticsEngine')]}
            onChange={({ detail }) => dispatch({ type: 'set', field: 'analyticsEngine', value: detail.value })}
          />
        </Field>
        <Field id="queryLogStatus" label={log.label} description={log.help}>
          <RadioGroup
            value={draft.queryLogStatus}
            items={choices('/queryLogStatus')}
            onChange={({ detail }) => dispatch({ type: 'set', field: 'queryLogStatus', value: detail.value })}
          />
        </Field>
        {jobLog && (
          <Field id="jobLogStatus" label={jobLog.label} description={jobLog.help} optional>
            <RadioGroup
              value={draft.jobLogStatus}
              items={[{ value: '', label: 'Say nothing' }, ...choices('/jobLogStatus')]}
              onChange={({ detail }) => dispatch({ type: 'set', field: 'jobLogStatus', value: detail.value })}
            />
          </Field>
        )}
        {metrics && (
          <Field id="isMetricsEnabled" label="Metrics" description={metrics.help} optional>
            <Toggle
              checked={draft.metrics === 'yes'}
              onChange={({ detail }) => dispatch({ type: 'metrics', value: detail.checked ? 'yes' : 'nothing' })}
            >
              {metrics.label}
            </Toggle>
          </Field>
        )}
      </SpaceBetween>
    </Container>
  );
}
