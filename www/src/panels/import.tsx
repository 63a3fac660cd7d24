// Where a draft can come from: an example, a file, a pasted request, an earlier visit.
import { memo, useCallback, useEffect, useRef, useState } from 'react';
import type { Issue } from 'cleanrooms-collaboration/async';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { type Draft, emptyDraft } from '../draft/draft';
import { examples } from '../draft/examples';
import { importText } from '../draft/import';
import { fromRequest } from '../draft/request';
import { useActions, useForm } from '../form';

/** What came of an import. */
interface Outcome {
  readonly type: 'success' | 'warning' | 'error';
  readonly header: string;
  readonly issues: readonly Issue[];
  /** The draft that came of it; what is said here goes with it. */
  readonly about: Draft | null;
}

export const Import = memo(function Import() {
  const { start, offered, refuse, notice, current } = useActions();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [pasted, setPasted] = useState('');
  const [isOver, setOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);

  const begin = useCallback(
    (draft: Draft) => {
      start(draft);
      setOutcome(null);
    },
    [start],
  );
  const read = useCallback(
    (text: string | Uint8Array) => {
      const found = importText(text);
      if ('refused' in found) {
        setOutcome({ type: 'error', header: 'Nothing was taken over', issues: found.refused, about: null });
        return;
      }
      // Your account isn't part of a request, so none takes it away.
      const { accountId } = current().draft.creator;
      const draft = { ...found.draft, creator: { ...found.draft.creator, accountId } };
      start(draft, 'shown');
      setPasted('');
      setOutcome(
        found.changed.length > 0
          ? {
              type: 'warning',
              header: 'Taken over; what was wrong here is left out or filled in',
              issues: found.changed,
              about: draft,
            }
          : { type: 'success', header: 'The request was taken over', issues: [], about: draft },
      );
    },
    [start, current],
  );
  const take = useCallback(
    async (blob: Blob | undefined) => {
      if (blob) read(new Uint8Array(await blob.arrayBuffer()));
    },
    [read],
  );

  // A file can be dropped anywhere: beside the box, the browser would leave the page for it.
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!event.relatedTarget) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(false);
      void take(event.dataTransfer.files[0]);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [take]);

  return (
    <SpaceBetween size="m">
      {notice && <Alert type="warning">{notices[notice]}</Alert>}
      {offered.map((draft, index) => (
        <Alert
          key={index}
          header="There is a draft of an earlier visit"
          action={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => begin(draft)}>Go on with it</Button>
              <Button onClick={() => refuse(draft)}>Delete it</Button>
            </SpaceBetween>
          }
        >
          {draft.name || 'It has no name yet.'}
        </Alert>
      ))}
      <SpaceBetween direction="horizontal" size="xs">
        <ButtonDropdown
          items={examples.map(({ id, title }) => ({ id, text: title }))}
          onItemClick={({ detail }) => {
            const example = examples.find(({ id }) => id === detail.id);
            if (example) begin(fromRequest(example.request));
          }}
        >
          Load an example
        </ButtonDropdown>
        <Button onClick={() => begin(emptyDraft())}>Start over</Button>
      </SpaceBetween>
      <ExpandableSection headerText="Import a request" variant="footer">
        <div className={`drop${isOver ? ' over' : ''}`}>
          <SpaceBetween size="s">
            <FormField
              label="Request as JSON"
              description="The body of the request, or what --cli-input-json takes. Paste it, or drop a file anywhere on the page."
              stretch
            >
              <Textarea
                rows={5}
                value={pasted}
                spellcheck={false}
                onChange={({ detail }) => setPasted(detail.value)}
                ariaLabel="Request as JSON"
              />
            </FormField>
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => read(pasted)}>Take over</Button>
              <Button iconName="upload" onClick={() => file.current?.click()}>
                Choose a file
              </Button>
            </SpaceBetween>
            <input
              ref={file}
              type="file"
              hidden
              accept=".json,application/json"
              aria-label="Request file"
              onChange={(event) => {
                void take(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </SpaceBetween>
        </div>
      </ExpandableSection>
      {outcome && <OutcomeView outcome={outcome} dismiss={() => setOutcome(null)} />}
    </SpaceBetween>
  );
});

const notices = {
  'broken link': 'The link has no draft in it that can be read. It may have been cut off.',
  'not kept': 'This browser does not keep your draft: its storage is full, or closed to this page.',
};

/** How many issues are listed. */
const LISTED = 20;

function OutcomeView({ outcome, dismiss }: { outcome: Outcome; dismiss: () => void }) {
  const { origin } = useForm();
  const { type, header, issues, about } = outcome;
  if (about && about !== origin) return null;
  return (
    <Alert type={type} header={header} dismissible onDismiss={dismiss}>
      {issues.length > 0 && (
        <ul>
          {issues.slice(0, LISTED).map(({ pointer, message }) => (
            <li key={`${pointer} ${message}`}>
              {pointer && <code>{pointer}</code>} {message}
            </li>
          ))}
        </ul>
      )}
      {issues.length > LISTED && <Box>and {issues.length - LISTED} more</Box>}
    </Alert>
  );
}
