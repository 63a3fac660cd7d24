// The request beside the form: as JSON with the lines of the focused field and of problems marked, and as
// everything that the package can write.
import { memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { type ExportTarget, exportAs } from 'cleanrooms-collaboration/async';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type Draft, isEmpty } from '../draft/draft';
import { toText } from '../draft/request';
import type { FieldId } from '../field-id';
import { type Form, useForm } from '../form';
import { useFile } from '../file/use-file';
import { type Checked, fieldAtPointer, pointersOf } from '../problems';
import { completed } from './complete';
import { useFileText } from './file-text';

/** What the request is shown as: what the package can write, or the file that the form was opened with. */
type Target = ExportTarget | 'file';

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
  /** What the target can't hold, and what follows from that. */
  readonly notes: readonly string[];
  /** What is assumed, since the request isn't complete. */
  readonly assumed?: readonly string[];
}

/** What a target makes of a draft; nothing, if it can't be told. */
function shownAs(target: ExportTarget, checked: Checked, draft: Draft): Shown | undefined {
  const { text, result, open } = checked;
  // JSON is shown as it is, right or wrong.
  if (target === 'json') return { text, notes: [] };
  const { edition } = draft;
  const notesOf = (written: ReturnType<typeof exportAs>) => written.notes.map(({ message }) => message);
  if (result.ok && open.length === 0) {
    const written = exportAs(target, result.value, { edition });
    return { text: written.text, notes: notesOf(written) };
  }
  const whole = completed(checked, draft);
  if (!whole) return undefined;
  const written = exportAs(target, whole.request, { edition });
  return { text: whole.filledIn(written.text), notes: notesOf(written), assumed: whole.assumed };
}

/** What is shown here may be a moment behind what is typed. */
export function Payload({ goTo }: { goTo: (field: FieldId) => void }) {
  return <View form={useDeferredValue(useForm())} goTo={goTo} />;
}

interface ViewProps {
  readonly form: Form;
  readonly goTo: (field: FieldId) => void;
}

const View = memo(function View({ form, goTo }: ViewProps) {
  const { draft, checked } = form;
  const [target, setTarget] = useState<Target>('json');
  const opened = useFile();
  const origin = opened?.saved ?? form.origin;
  const ofFile = opened?.trial ? opened.name : undefined;
  const all = useMemo(
    () => (ofFile === undefined ? targets : [...targets, { value: 'file' as const, label: ofFile, file: ofFile }]),
    [ofFile],
  );
  const { value, label, file } = all.find((one) => one.value === target) ?? json;
  const fileText = useFileText(draft, value === 'file');
  const shown = useMemo(
    () => (value === 'file' ? fileText && { text: fileText.text, notes: [] } : shownAs(value, checked, draft)),
    [value, fileText, checked, draft],
  );
  const before = useMemo(() => (isEmpty(origin) ? undefined : linesByPointer(toText(origin))), [origin]);
  const marks = value === 'json' ? marksIn(form, before) : (value === 'file' && fileText?.marks) || UNMARKED;
  const legend = meanings.flatMap(([name, meaning]) =>
    [...marks.values()].some((names) => names.includes(name)) ? [meaning] : [],
  );
  const fields = useMemo(() => (value === 'json' ? pointerOfLines(checked) : []), [value, checked]);

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
        <Format all={all} label={label} choose={setTarget} />
        {shown?.assumed && (
          <Alert type="info" header="The request is not complete">
            What is missing or not valid stands in angle brackets.
            <Notes notes={shown.assumed} />
          </Alert>
        )}
        {shown && shown.notes.length > 0 && (
          <Alert type="warning" header={`${label} says less than the request`}>
            <Notes notes={shown.notes} />
          </Alert>
        )}
        {shown ? (
          <Code
            text={shown.text}
            marks={marks}
            label={`The request as ${label}`}
            goTo={(line) => {
              const field = fieldAtPointer(fields[line] ?? '', draft);
              if (field) goTo(field);
            }}
          />
        ) : (
          <Box color="text-body-secondary">
            {value === 'file'
              ? `Looking what ${label} would be`
              : `Until its errors are resolved, the request can't be told as ${label}.`}
          </Box>
        )}
        {legend.length > 0 && (
          <Box color="text-body-secondary" fontSize="body-s">
            {legend.join(' ')}
          </Box>
        )}
      </SpaceBetween>
    </Container>
  );
});

interface FormatProps {
  readonly all: readonly { readonly value: Target; readonly label: string }[];
  readonly label: string;
  readonly choose: (target: Target) => void;
}

const Format = memo(function Format({ all, label, choose }: FormatProps) {
  return (
    <ButtonDropdown
      items={all.map((one) => ({ id: one.value, text: one.label }))}
      onItemClick={({ detail }) => choose(detail.id as Target)}
    >
      Format: {label}
    </ButtonDropdown>
  );
});

function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="problems">
      {[...new Set(notes)].map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

const UNMARKED: ReadonlyMap<number, string> = new Map();

/** What the marks of lines mean. */
const meanings = [
  ['error', 'Red lines have an error.'],
  ['changed', 'A bar marks what you changed.'],
] as const;

/** The classes of lines: problems, the focused field, and what was changed. */
function marksIn(
  { draft, checked, allProblems, isVisible, focused }: Form,
  before: ReadonlyMap<string, string> | undefined,
) {
  const marks = new Map<number, string>();
  const mark = (pointer: string, name: string) => {
    for (const line of linesOf(pointer, checked.lines)) marks.set(line, `${marks.get(line) ?? ''} ${name}`);
  };
  for (const { field, pointer, level } of allProblems) if (isVisible(field) && pointer) mark(pointer, level);
  if (focused)
    for (const pointer of pointersOf(focused, draft)) if (checked.lines.has(pointer)) mark(pointer, 'focused');
  if (before) {
    for (const [pointer, line] of linesByPointer(checked)) if (before.get(pointer) !== line) mark(pointer, 'changed');
  }
  return marks;
}

/** The lines of a value; of what isn't there, the line where that begins which it would be in. */
function linesOf(pointer: string, lines: Checked['lines']): readonly number[] {
  const found = lines.get(pointer);
  if (found) return Array.from({ length: found[1] - found[0] + 1 }, (_, index) => found[0] + index);
  const outer = lines.get(pointer.slice(0, pointer.lastIndexOf('/')));
  return outer ? [outer[0]] : [];
}

/** The line of each value that has one of its own. */
function linesByPointer({ text, lines }: Pick<Checked, 'text' | 'lines'>): ReadonlyMap<string, string> {
  const all = text.split('\n');
  return new Map(
    [...lines].flatMap(([pointer, [first, last]]): [string, string][] =>
      first === last ? [[pointer, (all[first] ?? '').replace(/,$/, '')]] : [],
    ),
  );
}

/** The innermost value of each line. */
function pointerOfLines({ lines }: Pick<Checked, 'lines'>): readonly string[] {
  const pointers: string[] = [];
  // What is within something is written, and so listed, before it.
  for (const [pointer, [first, last]] of lines) for (let line = first; line <= last; line++) pointers[line] ??= pointer;
  return pointers;
}

interface CodeProps {
  readonly text: string;
  readonly marks: ReadonlyMap<number, string>;
  readonly label: string;
  readonly goTo: (line: number) => void;
}

function Code({ text, marks, label, goTo }: CodeProps) {
  const lines = text.split('\n');
  const code = useRef<HTMLPreElement>(null);
  const first = [...marks].find(([, names]) => names.includes('focused'))?.[0];
  // The focused field's line is in sight, and the page stays where it is.
  useEffect(() => {
    const line = first === undefined ? undefined : code.current?.children[first];
    if (!code.current || !(line instanceof HTMLElement)) return;
    const { scrollTop, clientHeight } = code.current;
    const top = line.offsetTop - code.current.offsetTop;
    if (top < scrollTop || top + line.offsetHeight > scrollTop + clientHeight) {
      code.current.scrollTop = top - clientHeight / 2;
    }
  }, [first, text]);
  return (
    <pre
      ref={code}
      className="code"
      tabIndex={0}
      role="region"
      aria-label={label}
      onClick={({ target }) => {
        // Whoever selects something to copy stays here.
        if (!(target instanceof HTMLElement) || getSelection()?.isCollapsed === false) return;
        goTo([...(code.current?.children ?? [])].indexOf(target));
      }}
    >
      {Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, block) => {
        const own = lines.slice(block * BLOCK, (block + 1) * BLOCK);
        const names = own.map((_line, index) => marks.get(block * BLOCK + index) ?? '');
        return <Lines key={block} text={own.join('\n')} marks={names.join('\n')} />;
      })}
    </pre>
  );
}

/** How many lines are drawn anew if one of them changes. */
const BLOCK = 40;

/** Lines, and the classes of each. */
const Lines = memo(function Lines({ text, marks }: { text: string; marks: string }) {
  const names = marks.split('\n');
  return text.split('\n').map((line, index) => (
    <span key={index} className={`line${names[index]}`}>
      {`${line}\n`}
    </span>
  ));
});

function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
