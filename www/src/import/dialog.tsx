// The dialog for an import: a text or a file, what it was recognised as, what would change, and then Replace or Cancel.
import { useMemo, useRef, useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Modal from '@cloudscape-design/components/modal';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { changesBetween } from '../draft/changes';
import { type Draft, isEmpty } from '../draft/draft';
import type { Found } from '../draft/files';
import { inWords } from '../draft/named';
import { useActions } from '../form';
import { LISTED, Lines } from '../lines';
import { countOf } from '../count';
import { check } from '../problems';
import type { Importing } from './use-import';

export function ImportDialog({ importing }: { importing: Importing }) {
  const { isOpen, finding, close, read, again, replace } = importing;
  const [pasted, setPasted] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = finding && 'found' in finding ? finding.found : [];
  const one = found[chosen] ?? found[0];
  const leave = () => {
    setPasted('');
    setChosen(0);
    close();
  };
  return (
    <Modal
      visible={isOpen}
      size="large"
      header="Import"
      closeAriaLabel="Close"
      onDismiss={leave}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            {one && <Button onClick={again}>Back</Button>}
            <Button onClick={leave}>Cancel</Button>
            {one ? (
              <Button
                variant="primary"
                onClick={() => {
                  setPasted('');
                  setChosen(0);
                  replace(one);
                }}
              >
                Replace
              </Button>
            ) : (
              <Button variant="primary" onClick={() => void read(pasted)}>
                Import
              </Button>
            )}
          </SpaceBetween>
        </Box>
      }
    >
      {one ? (
        <Chosen
          found={found}
          one={one}
          chosen={chosen}
          choose={setChosen}
          problems={finding && 'problems' in finding ? finding.problems : []}
        />
      ) : (
        <Source importing={importing} pasted={pasted} setPasted={setPasted} />
      )}
    </Modal>
  );
}

interface SourceProps {
  readonly importing: Importing;
  readonly pasted: string;
  readonly setPasted: (text: string) => void;
}

function Source({ importing, pasted, setPasted }: SourceProps) {
  const { isOver, finding, take } = importing;
  const file = useRef<HTMLInputElement>(null);
  return (
    <SpaceBetween size="m">
      {finding && 'refused' in finding && (
        <div data-place="found" tabIndex={-1}>
          <Alert type="error" header="Nothing was imported">
            {finding.refused}
          </Alert>
        </div>
      )}
      <div className={`drop${isOver ? ' over' : ''}`}>
        <FormField
          label="What to import"
          description="A CloudFormation template, a Terraform plan in JSON, an AWS CLI command, a request in JSON or YAML, or an answer of the service. Paste it, or drop a file anywhere on the page."
          stretch
        >
          <Textarea rows={10} value={pasted} spellcheck={false} onChange={({ detail }) => setPasted(detail.value)} />
        </FormField>
      </div>
      <Button iconName="upload" onClick={() => file.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={file}
        type="file"
        hidden
        aria-label="File to import"
        onChange={(event) => {
          const [first] = event.target.files ?? [];
          void take(first, first?.name);
          event.target.value = '';
        }}
      />
    </SpaceBetween>
  );
}

interface ChosenProps {
  readonly found: readonly Found[];
  readonly one: Found;
  readonly chosen: number;
  readonly choose: (index: number) => void;
  readonly problems: readonly string[];
}

function Chosen({ found, one, chosen, choose, problems }: ChosenProps) {
  const { current } = useActions();
  const { draft } = current();
  return (
    <div data-place="found" tabIndex={-1}>
      <SpaceBetween size="m">
        {found.length > 1 ? (
          <FormField label={`${found.length} requests were found. Choose one.`}>
            <RadioGroup
              value={String(chosen)}
              items={found.map(({ title, draft: { name } }, index) => ({
                value: String(index),
                label: title,
                description: name,
              }))}
              onChange={({ detail }) => choose(Number(detail.value))}
            />
          </FormField>
        ) : (
          <Box>
            Recognized: <strong>{one.title}</strong>
          </Box>
        )}
        <Errors of={one.draft} />
        <Changes before={draft} after={one.draft} />
        <List header="What to know" lines={[...one.lines, ...computedIn(one), ...problems]} />
      </SpaceBetween>
    </div>
  );
}

/** How many errors there will be to mend. */
function Errors({ of }: { of: Draft }) {
  const count = useMemo(() => check(of).problems.filter(({ level }) => level === 'error').length, [of]);
  if (count === 0) return null;
  return (
    <Box color="text-status-error">
      {countOf('error', count)}, told at {count === 1 ? 'its field' : 'their fields'} once it is imported
    </Box>
  );
}

/** What a file computes is lost by an import: the request has what comes of it. */
const computedIn = ({ computed, draft }: Found) =>
  computed.map(({ pointer, text }) => `${inWords(pointer, draft)} is what ${text} gives.`);

function List({ header, lines }: { header: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Alert type="warning" header={header}>
      <Lines lines={lines} />
    </Alert>
  );
}

/** What would change against the draft; against an empty one, what would be there. */
function Changes({ before, after }: { before: Draft; after: Draft }) {
  const isNew = isEmpty(before);
  const creator = { ...after.creator, accountId: before.creator.accountId };
  const changes = changesBetween(before, { ...after, creator });
  if (changes.length === 0) return <Box>It says what the draft says: nothing would change.</Box>;
  return (
    <>
      <table className="changes">
        <caption>{isNew ? 'What is in it' : 'What would change'}</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            {!isNew && <th scope="col">Now</th>}
            <th scope="col">{isNew ? 'Value' : 'Then'}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, LISTED).map(({ label, before: now, after: then }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {!isNew && <td>{now ?? '\u2013'}</td>}
              <td>{then ?? '\u2013'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > LISTED && <Box>and {changes.length - LISTED} more</Box>}
    </>
  );
}
