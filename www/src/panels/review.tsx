// The agreement: for each participant what they can do and what they are billed for, then the settings and the tags.
import type { ReactNode } from 'react';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { NOT_SPECIFIED, bills, headingOf, partOf, settingsOf, toMarkdown } from '../draft/agreement';
import { capital, costName, participants } from '../draft/draft';
import { inWords } from '../draft/named';
import { fieldAt } from '../fields';
import { useForm } from '../form';
import { steps } from '../steps';
import { countOf } from '../count';

interface Props {
  readonly goTo: (step: number) => void;
  /** What stands before and after it. */
  readonly before: ReactNode;
  readonly after: ReactNode;
}

/** More tags than these are folded. */
const TAGS = 20;

export function Review({ goTo, before, after }: Props) {
  const { draft, checked, allProblems } = useForm();
  const { payers } = checked;
  const edit = (step: 0 | 1 | 2, what: string) => (
    <Button onClick={() => goTo(step)} ariaLabel={`Edit ${what}: ${steps[step]}`}>
      Edit {what}
    </Button>
  );
  const tags = draft.tags.map(({ id, key, value }) => <div key={id} className="text">{`${key} = ${value}`}</div>);
  return (
    <SpaceBetween size="l">
      {before}
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <CopyToClipboard
                  copyButtonText="Copy as Markdown"
                  copySuccessText="Copied"
                  copyErrorText="The browser did not allow it"
                  textToCopy={toMarkdown(
                    draft,
                    payers,
                    allProblems.map(({ level, message }) => `${capital(level)}: ${message}`),
                  )}
                />
                <Button iconName="file" onClick={() => print()}>
                  Print
                </Button>
                {edit(1, 'abilities')}
                {edit(2, 'payment')}
              </SpaceBetween>
            }
            description={<Verdict />}
          >
            {draft.name === '' ? 'The agreement' : `The agreement: ${draft.name}`}
          </Header>
        }
      >
        <SpaceBetween size="m">
          <div className="agreement">
            {participants(draft).map((one) => (
              <section key={one.id}>
                <Box variant="h3">{headingOf(draft, one)}</Box>
                {partOf(draft, payers, one).map((sentence) => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </section>
            ))}
          </div>
          <KeyValuePairs
            columns={2}
            items={bills(draft, payers).map(({ cost, who }) => ({
              label: `Who pays for ${costName(cost)}`,
              value: who,
            }))}
          />
        </SpaceBetween>
      </Container>
      <Container
        header={
          <Header variant="h2" actions={edit(0, 'settings')}>
            Settings
          </Header>
        }
      >
        <SpaceBetween size="m">
          <KeyValuePairs
            columns={2}
            items={[
              ...settingsOf(draft).map(({ label, value }) => ({
                label,
                value: <span className="text">{value}</span>,
              })),
              ...(draft.tags.length === 0 ? [{ label: fieldAt('/tags').label, value: NOT_SPECIFIED }] : []),
            ]}
          />
          {draft.tags.length > TAGS ? (
            <ExpandableSection headerText={`${fieldAt('/tags').label} (${draft.tags.length})`}>
              {tags}
            </ExpandableSection>
          ) : (
            tags.length > 0 && (
              <KeyValuePairs items={[{ label: `${fieldAt('/tags').label} (${tags.length})`, value: tags }]} />
            )
          )}
        </SpaceBetween>
      </Container>
      {after}
    </SpaceBetween>
  );
}

/** Whether it can be sent as it is. */
function Verdict() {
  const {
    draft,
    checked: { open },
    allProblems,
  } = useForm();
  const count = (level: 'error' | 'warning') => allProblems.filter((problem) => problem.level === level).length;
  const [errors, warnings] = [count('error'), count('warning')];
  if (errors > 0)
    return (
      <StatusIndicator type="error">{countOf('error', errors)}. The service would refuse the request.</StatusIndicator>
    );
  if (warnings > 0) {
    return (
      <StatusIndicator type="warning">
        {countOf('warning', warnings)}. Read {warnings === 1 ? 'it' : 'them'} before you send the request.
      </StatusIndicator>
    );
  }
  if (open.length > 0) {
    const what = open.map((pointer) => inWords(pointer, draft)).join('; ');
    return <StatusIndicator type="info">No errors and no warnings. The file leaves open: {what}</StatusIndicator>;
  }
  return <StatusIndicator type="success">No errors and no warnings</StatusIndicator>;
}
