// Name, description and engine of the collaboration.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { fieldAt, valuesOf } from '../fields';
import { Field } from '../field';
import { useForm } from '../form';

export function About() {
  const { draft, dispatch } = useForm();
  const name = fieldAt('/name');
  const description = fieldAt('/description');
  const engine = fieldAt('/analyticsEngine');
  const log = fieldAt('/queryLogStatus');
  const choices = (pointer: string) =>
    valuesOf(pointer).map(({ value, label, help }) => ({ value, label, description: help }));
  return (
    <Container header={<Header variant="h2">Details</Header>}>
      <SpaceBetween size="l">
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
      </SpaceBetween>
    </Container>
  );
}
