// What is logged, and what is monitored.
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { NOT_SPECIFIED } from '../draft/agreement';
import { Field } from '../field';
import { setting } from '../field-id';
import { choicesOf, fieldAt, findField } from '../fields';
import { part } from '../part';

export const Logging = part(
  ({ edition, open, queryLogStatus, jobLogStatus, metrics: monitoring }) => ({
    edition,
    open,
    queryLogStatus,
    jobLogStatus,
    monitoring,
  }),
  function Logging({ edition, open, queryLogStatus, jobLogStatus, monitoring, dispatch }) {
    const queries = fieldAt('/queryLogStatus', edition);
    const jobs = findField('/jobLogStatus', edition);
    const metrics = findField('/isMetricsEnabled', edition);
    return (
      <Container
        header={<Header variant="h2">{metrics ? 'Analysis logging and monitoring' : 'Analysis logging'}</Header>}
      >
        <SpaceBetween size="l">
          <Field
            id={setting('queryLogStatus')}
            label={jobs ? 'Logs from queries' : queries.label}
            description={queries.help}
            value={queryLogStatus}
            open={open.queryLogStatus}
          >
            <RadioGroup
              value={queryLogStatus}
              items={choicesOf('/queryLogStatus', edition)}
              onChange={({ detail }) => dispatch({ type: 'set', field: 'queryLogStatus', value: detail.value })}
            />
          </Field>
          {jobs && (
            <Field
              id={setting('jobLogStatus')}
              label="Logs from jobs"
              description={jobs.help}
              optional
              value={jobLogStatus}
              open={open.jobLogStatus}
            >
              <RadioGroup
                value={jobLogStatus}
                items={[{ value: '', label: NOT_SPECIFIED }, ...choicesOf('/jobLogStatus', edition)]}
                onChange={({ detail }) => dispatch({ type: 'set', field: 'jobLogStatus', value: detail.value })}
              />
            </Field>
          )}
          {metrics && (
            <Field id={setting('isMetricsEnabled')} label="Detailed monitoring" description={metrics.help} optional>
              <Toggle
                checked={monitoring === 'yes'}
                onChange={({ detail }) => dispatch({ type: 'metrics', value: detail.checked ? 'yes' : 'nothing' })}
              >
                {metrics.label}
              </Toggle>
            </Field>
          )}
        </SpaceBetween>
      </Container>
    );
  },
);
