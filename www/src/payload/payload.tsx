// The request beside the form: as JSON with the lines of the focused field and of problems marked, and as
// everything that the package can write.
import { memo, type ReactNode, useDeferredValue, useState } from 'react';
import { type ExportNote, type ExportTarget, exportAs } from 'cleanrooms-collaboration/async';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Form, useForm } from '../form';
import { pointersOf } from '../problems';

const json = { value: 'json' as ExportTarget, label: 'JSON', file: 'create-collaboration.json' };
const targets: readonly (typeof json)[] = [
  json,
  { value: 'cli', label: 'AWS CLI', file: 'create-collaboration.sh' },
  { value: 'boto3', label: 'Python, boto3', file: 'create_collaboration.py' },
  { value: 'javascript', label: 'JavaScript, AWS SDK', file: 'create-collaboration.mjs' },
  { value: 'cloudformation', label: 'CloudFormation', file: 'collaboration.yaml' },
  { value: 'cdk', label: 'AWS CDK', file: 'collaboration.ts' },
  { value: 'terraform', label: 'Terraform', file: 'collaboration.tf' },
];

interface Shown {
  readonly text: string;
  readonly notes: readonly ExportNote[];
}

/** What is shown here may be a moment behind what is typed. */
export function Payload() {
  return <View form={useDeferredValue(useForm())} />;
}

const View = memo(function View({ form }: { form: Form }) {
  const { draft, checked, focused, isVisible, allProblems } = form;
  const [target, setTarget] = useState<ExportTarget>('json');
  const { value, label, file } = targets.find((one) => one.value === target) ?? json;
  const { result, text, lines } = checked;

  // JSON is shown as it is, right or wrong; anything else needs a valid request.
  const shown: Shown | undefined =
    value === 'json'
      ? { text, notes: [] }
      : result.ok
        ? exportAs(value, result.value, { edition: draft.edition })
        : undefined;

  const marks = new Map<number, string>();
  if (value === 'json') {
    const mark = (pointer: string, name: string) => {
      for (const line of linesOf(pointer, lines)) marks.set(line, `${marks.get(line) ?? ''} ${name}`);
    };
    for (const { field, pointer, level } of allProblems) if (isVisible(field) && pointer) mark(pointer, level);
    if (focused) for (const pointer of pointersOf(focused, draft)) if (lines.has(pointer)) mark(pointer, 'focused');
  }

  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            shown && (
              <SpaceBetween direction="horizontal" size="xs">
                <CopyToClipboard
                  copyButtonText="Copy"
                  copyButtonAriaLabel={`Copy the ${label}`}
                  copySuccessText="Copied"
                  copyErrorText="The browser did not allow it"
                  textToCopy={shown.text}
                />
                <Button
                  iconName="download"
                  ariaLabel={`Download the ${label}`}
                  onClick={() => download(file, shown.text)}
                >
                  Download
                </Button>
              </SpaceBetween>
            )
          }
        >
          Request
        </Header>
      }
    >
      <SpaceBetween size="s">
        <ButtonDropdown
          items={targets.map((one) => ({ id: one.value, text: one.label }))}
          onItemClick={({ detail }) => setTarget(detail.id as ExportTarget)}
        >
          Shown as {label}
        </ButtonDropdown>
        {shown ? (
          <>
            <Code text={shown.text} marks={marks} label={`The request as ${label}`} />
            {shown.notes.length > 0 && (
              <Alert type="warning" header={`What ${label} can't hold`}>
                <ul>
                  {shown.notes.map(({ pointer, message }) => (
                    <li key={`${pointer} ${message}`}>
                      <code>{pointer}</code> {message}
                    </li>
                  ))}
                </ul>
              </Alert>
            )}
          </>
        ) : (
          <Box color="text-body-secondary">
            {label} is written once the request is valid.{' '}
            {countOf(allProblems.filter(({ level }) => level === 'error').length)} left.
          </Box>
        )}
      </SpaceBetween>
    </Container>
  );
});

/** The lines of a value; of what isn't there, the line where that begins which it would be in. */
function linesOf(pointer: string, lines: Form['checked']['lines']): readonly number[] {
  const found = lines.get(pointer);
  if (found) return Array.from({ length: found[1] - found[0] + 1 }, (_, index) => found[0] + index);
  const outer = lines.get(pointer.slice(0, pointer.lastIndexOf('/')));
  return outer ? [outer[0]] : [];
}

const countOf = (count: number) => `${count} ${count === 1 ? 'problem is' : 'problems are'}`;

function Code({ text, marks, label }: { text: string; marks: ReadonlyMap<number, string>; label: string }): ReactNode {
  return (
    <pre className="code" tabIndex={0} role="region" aria-label={label}>
      {text.split('\n').map((line, index) => (
        <Line key={index} text={line} mark={marks.get(index) ?? ''} />
      ))}
    </pre>
  );
}

const Line = memo(function Line({ text, mark }: { text: string; mark: string }) {
  return <span className={`line${mark}`}>{`${text}\n`}</span>;
});

function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
