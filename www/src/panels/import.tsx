// Where a draft can come from: an example, a file, a pasted request, an earlier visit.
import { type DragEvent, memo, useRef, useState } from 'react';
import { validateJson } from 'cleanrooms-collaboration/async';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { emptyDraft } from '../draft/draft';
import { examples } from '../draft/examples';
import { fromRequest } from '../draft/request';
import { useActions } from '../form';

/** What came of an import. */
interface Outcome {
  readonly type: 'success' | 'warning' | 'error';
  readonly header: string;
  readonly items: readonly string[];
}

const LISTED = 20;

export const Import = memo(function Import() {
  const { start, offered, refuse, show, current } = useActions();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [pasted, setPasted] = useState('');
  const [isOver, setOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);

  const read = (text: string | Uint8Array) => {
    const result = validateJson(text);
    const broken = result.ok ? undefined : result.errors.find(({ code }) => code === 'syntax');
    if (broken) {
      setOutcome({ type: 'error', header: 'Nothing was taken over', items: [broken.message] });
      return;
    }
    const json: unknown = JSON.parse(typeof text === 'string' ? text : new TextDecoder().decode(text));
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      const items = result.ok ? [] : result.errors.map(({ message }) => message);
      setOutcome({ type: 'error', header: 'Nothing was taken over', items });
      return;
    }
    const { draft, lost } = fromRequest(json);
    const issues = result.ok ? [] : result.errors;
    // What the form has no field for is told in the package's words, where it has some.
    const items = lost.map((pointer) => {
      const issue = issues.find((one) => one.pointer === pointer);
      return `${pointer || '(the whole request)'}: ${issue?.message ?? 'The form has no field for it.'}`;
    });
    const twice = issues
      .filter(({ code }) => code === 'duplicate_key')
      .map(({ pointer, message }) => `${pointer}: ${message}`);
    const left = [...items, ...twice];
    // Your account isn't part of a request, so none takes it away.
    const { accountId } = current().draft.creator;
    start({ ...draft, creator: { ...draft.creator, accountId } });
    show('all');
    setPasted('');
    setOutcome(
      left.length > 0
        ? { type: 'warning', header: 'Taken over, but for this', items: left }
        : { type: 'success', header: 'The request was taken over', items: [] },
    );
  };

  const take = async (blob: Blob | undefined) => {
    if (blob) read(new Uint8Array(await blob.arrayBuffer()));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    <SpaceBetween size="m">
      {offered && (
        <Alert
          header="There is a draft of an earlier visit"
          action={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => start(offered)}>Go on with it</Button>
              <Button onClick={refuse}>Delete it</Button>
            </SpaceBetween>
          }
        >
          {offered.name || 'It has no name yet.'}
        </Alert>
      )}
      <SpaceBetween direction="horizontal" size="xs">
        <ButtonDropdown
          items={examples.map(({ id, title }) => ({ id, text: title }))}
          onItemClick={({ detail }) => {
            const example = examples.find(({ id }) => id === detail.id);
            if (example) start(fromRequest(example.request).draft);
            setOutcome(null);
          }}
        >
          Load an example
        </ButtonDropdown>
        <Button
          onClick={() => {
            start(emptyDraft());
            setOutcome(null);
          }}
        >
          Start over
        </Button>
      </SpaceBetween>
      <ExpandableSection headerText="Import a request" variant="footer">
        <div
          className={`drop${isOver ? ' over' : ''}`}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <SpaceBetween size="s">
            <FormField
              label="Request as JSON"
              description="The body of the request, or what --cli-input-json takes. Paste it, or drop a file here."
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
      {outcome && (
        <Alert type={outcome.type} header={outcome.header} dismissible onDismiss={() => setOutcome(null)}>
          {outcome.items.length > 0 && (
            <ul>
              {outcome.items.slice(0, LISTED).map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )}
          {outcome.items.length > LISTED && <Box>and {outcome.items.length - LISTED} more</Box>}
        </Alert>
      )}
    </SpaceBetween>
  );
});
