// What can be done with the draft as a whole.
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { type Draft, emptyDraft } from '../draft/draft';
import { examples } from '../draft/examples';
import { fromRequest } from '../draft/reader';
import { focusAt } from '../focus';
import { type Notice, useActions } from '../form';
import { useFile } from '../file/use-file';
import type { Importing } from '../import/use-import';
import { Settings } from '../send/settings';
import { SaveButton, SaveState } from '../file/save';
import { Share } from './share';

interface Props {
  readonly importing: Importing;
  /** Is called when another draft was begun with. */
  readonly arrived: () => void;
}

export function Toolbar({ importing, arrived }: Props) {
  const { start, current } = useActions();
  const first = useFile()?.first;
  const begin = (draft: Draft, header: string) => {
    const notice: Notice = { type: 'success', header, isUndoable: true };
    start(draft, { notice });
    arrived();
    focusAt('notices');
  };
  const before = () => current().draft.name || 'the draft';
  return (
    <div className="toolbar" role="toolbar" aria-label="Draft">
      <SaveButton />
      <SaveState />
      <Button iconName="upload" onClick={importing.open}>
        Import
      </Button>
      {/* An example would take the place of what the file has. */}
      {!first && (
        <ButtonDropdown
          items={examples.map(({ id, title }) => ({ id, text: title }))}
          onItemClick={({ detail }) => {
            const example = examples.find(({ id }) => id === detail.id);
            if (!example) return;
            begin(fromRequest(example.request, example.edition), `The example replaced ${before()}: ${example.title}`);
          }}
        >
          Load an example
        </ButtonDropdown>
      )}
      <Button
        onClick={() =>
          first
            ? begin(first, 'The file as it was opened is back')
            : begin(emptyDraft(current().draft.edition), `An empty draft replaced ${before()}`)
        }
      >
        Start over
      </Button>
      <span className="spring" />
      <Share />
      <Settings />
    </div>
  );
}
