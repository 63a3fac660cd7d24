// Where a draft can come from: an example, a file, a pasted request, an earlier visit.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Issue } from 'cleanrooms-collaboration/async';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { type Draft, emptyDraft, newId } from '../draft/draft';
import { examples } from '../draft/examples';
import { importText } from '../draft/import';
import { fromRequest } from '../draft/request';
import type { Kept } from '../draft/storage';
import { focusOn } from '../field';
import { useActions, useForm } from '../form';

/** What came of an import. */
interface Outcome {
  readonly type: 'success' | 'warning' | 'error';
  readonly header: string;
  readonly reason?: string | undefined;
  readonly issues: readonly Issue[];
  /** The draft that came of it; what is said here goes with it. */
  readonly about: Draft | null;
}

/** Where drafts come from, wherever on the page that is asked for; `arrived` is called when one came. */
export function useImport(arrived: () => void) {
  const { start, current } = useActions();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isOver, setOver] = useState(false);

  const begin = useCallback(
    (draft: Draft, id?: string) => {
      start(draft, id === undefined ? {} : { id });
      setOutcome(null);
    },
    [start],
  );
  const read = useCallback(
    (text: string | Uint8Array) => {
      const { edition } = current().draft;
      const found = importText(text, edition);
      // Where what is said of it stands is what comes into view.
      focusOn(['import']);
      if ('refused' in found) {
        const { refused: issues, reason } = found;
        setOutcome({ type: 'error', header: 'Nothing was taken over', reason, issues, about: null });
        return false;
      }
      // Your account isn't part of a request, so none takes it away.
      const { accountId } = current().draft.creator;
      const draft = { ...found.draft, creator: { ...found.draft.creator, accountId } };
      start(draft, { id: newId(), isShown: true });
      const { changed: issues, empty } = found;
      const reasons = [
        draft.edition !== edition && `It names what came later: the edition of the API is ${draft.edition} now.`,
        empty.length > 0 && `What is empty is left out of the request: ${empty.join(', ')}.`,
      ];
      const reason = reasons.filter(Boolean).join(' ');
      setOutcome(
        issues.length > 0
          ? {
              type: 'warning',
              header: 'Taken over; what was wrong here is left out or filled in',
              reason,
              issues,
              about: draft,
            }
          : { type: 'success', header: 'The request was taken over', reason, issues, about: draft },
      );
      return true;
    },
    [start, current],
  );
  const take = useCallback(
    async (blob: Blob | undefined) => {
      if (blob) read(new Uint8Array(await blob.arrayBuffer()));
    },
    [read],
  );

  const come = useRef(arrived);
  useEffect(() => void (come.current = arrived));
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
      come.current();
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

  return { outcome, dismiss: () => setOutcome(null), isOver, begin, read, take };
}

export function Import({ importing }: { importing: ReturnType<typeof useImport> }) {
  const { outcome, dismiss, isOver, begin, read, take } = importing;
  const { current } = useActions();
  const [pasted, setPasted] = useState('');
  const file = useRef<HTMLInputElement>(null);

  return (
    <SpaceBetween size="m">
      <Offered begin={begin} />
      <SpaceBetween direction="horizontal" size="xs">
        <ButtonDropdown
          items={examples.map(({ id, title }) => ({ id, text: title }))}
          onItemClick={({ detail }) => {
            const example = examples.find(({ id }) => id === detail.id);
            if (example) begin(fromRequest(example.request, example.edition));
          }}
        >
          Load an example
        </ButtonDropdown>
        <Button onClick={() => begin(emptyDraft(current().draft.edition))}>Start over</Button>
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
              <Button
                onClick={() => {
                  if (read(pasted)) setPasted('');
                }}
              >
                Take over
              </Button>
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
      <div data-field="import">
        <div tabIndex={-1}>{outcome && <OutcomeView outcome={outcome} dismiss={dismiss} />}</div>
      </div>
    </SpaceBetween>
  );
}

/** Drafts of earlier visits. */
function Offered({ begin }: { begin: (draft: Draft, id: string) => void }) {
  const { offered, refuse } = useActions();
  if (offered.length === 0) return null;
  return (
    <Alert
      header={offered.length === 1 ? 'There is a draft of an earlier visit' : 'There are drafts of earlier visits'}
    >
      <SpaceBetween size="xs">
        {offered.map((kept) => (
          <div key={kept.id} role="group" aria-label={titleOf(kept)}>
            {titleOf(kept)}
            {kept.refused !== undefined && <div>{kept.refused}</div>}
            <SpaceBetween direction="horizontal" size="xs">
              {kept.refused === undefined && <Button onClick={() => begin(kept.draft, kept.id)}>Go on with it</Button>}
              <Button onClick={() => refuse(kept)}>Delete it</Button>
            </SpaceBetween>
          </div>
        ))}
      </SpaceBetween>
    </Alert>
  );
}

const titleOf = ({ draft, at }: Kept) =>
  `${draft.name || 'Without a name'}${at > 0 ? `, ${new Date(at).toLocaleString()}` : ''}`;

/** How many issues are listed. */
const LISTED = 20;

function OutcomeView({ outcome, dismiss }: { outcome: Outcome; dismiss: () => void }) {
  const { origin } = useForm();
  const { type, header, reason, issues, about } = outcome;
  if (about && about !== origin) return null;
  return (
    <Alert type={type} header={header} dismissible onDismiss={dismiss}>
      {reason}
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
