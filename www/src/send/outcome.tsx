// What came of submitting, shown below the review.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import { useForm } from '../form';
import { useFile } from '../file/use-file';
import { countOf } from '../count';
import { AnswerView } from './answer';
import { type Outcome as Came, isCreated } from './use-sending';

interface Props {
  readonly outcome: Came | null;
  readonly again: () => void;
  readonly cancel: () => void;
}

export function Outcome({ outcome, again, cancel }: Props) {
  const form = useForm();
  const file = useFile();
  if (!outcome) return null;
  // What isn't known of the draft as it is now isn't said of it.
  if (outcome.draft !== form.draft && outcome.kind !== 'sending' && !isCreated(outcome)) return null;
  const isSaved = file?.saved === form.draft;
  const what = file
    ? `It is ${isSaved ? 'saved to' : 'yet to be saved to'} ${file.target}.`
    : 'Copy or download it in the form that you need.';
  return (
    <div data-place="outcome" tabIndex={-1}>
      {shown(outcome, form.checked.result.warnings.length, what, again, cancel)}
    </div>
  );
}

function shown(outcome: Came, warnings: number, what: string, again: () => void, cancel: () => void) {
  switch (outcome.kind) {
    case 'valid':
      return (
        <Alert
          type={warnings > 0 ? 'warning' : 'success'}
          header={warnings > 0 ? `The request is valid, with ${countOf('warning', warnings)}` : 'The request is valid'}
        >
          {what} To send it from here, name an endpoint in the settings.
        </Alert>
      );
    case 'created before':
      return (
        <Alert
          type="warning"
          header="There is a collaboration of this request already"
          action={<Button onClick={again}>Create another</Button>}
        >
          Sending it again creates a second one.
        </Alert>
      );
    case 'sending':
      return (
        <Alert header="Sending" action={<Button onClick={cancel}>Cancel</Button>}>
          <Spinner /> Waiting for {outcome.endpoint}
        </Alert>
      );
    case 'answered':
      return <AnswerView answer={outcome.answer} retry={again} />;
  }
}
