// Submitting: the request is checked or sent, one at a time, and what comes of it is shown by the buttons.
import { useRef, useState } from 'react';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import type { Draft } from '../draft/draft';
import { focusOn } from '../field';
import { useActions, useForm } from '../form';
import { problemsOf } from '../problems';
import { AnswerView } from './answer';
import { type Answer, send } from './send';
import { useEndpoint } from './settings';

export type Outcome =
  | { readonly kind: 'valid' | 'created before'; readonly draft: Draft }
  | { readonly kind: 'sending'; readonly draft: Draft; readonly endpoint: string }
  | { readonly kind: 'answered'; readonly draft: Draft; readonly answer: Answer };

const isCreated = (outcome: Outcome | null) => outcome?.kind === 'answered' && outcome.answer.kind === 'created';

/** `arrived` is called when a collaboration was created, wherever its maker is by then. */
export function useSending(arrived: () => void) {
  const { current, told, created } = useActions();
  const [endpoint] = useEndpoint();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  /** The request under way, if there is one. */
  const underWay = useRef<AbortController>(null);
  /** The drafts that there are collaborations of. */
  const done = useRef(new WeakSet<Draft>());

  const say = (next: Outcome) => {
    setOutcome(next);
    focusOn(['outcome']);
  };

  const submit = async (again?: 'again') => {
    // One at a time: a second one would create a second collaboration.
    if (underWay.current) return;
    const { checked, draft } = current();
    if (!checked.result.ok) return;
    if (endpoint === '') return say({ kind: 'valid', draft });
    if (!again && done.current.has(draft)) return say({ kind: 'created before', draft });
    underWay.current = new AbortController();
    say({ kind: 'sending', draft, endpoint });
    const answer = await send(checked.result.value, draft.edition, endpoint, underWay.current.signal);
    underWay.current = null;
    if (answer.kind === 'created') {
      done.current.add(draft);
      created(draft);
      arrived();
    }
    if (answer.kind === 'refused' && answer.exception.name === 'ValidationException') {
      told(draft, problemsOf(answer.exception, draft));
    }
    say({ kind: 'answered', draft, answer });
  };

  return {
    endpoint,
    outcome,
    submit,
    cancel: () => underWay.current?.abort(),
    /** Puts away what was said, but for what is still to come and what can't be had again. */
    pass: () => setOutcome((before) => (before?.kind === 'sending' || isCreated(before) ? before : null)),
  };
}

interface Props {
  readonly outcome: Outcome | null;
  readonly again: () => void;
  readonly cancel: () => void;
}

export function Outcome({ outcome, again, cancel }: Props) {
  const form = useForm();
  if (!outcome) return null;
  // What isn't known of the draft as it is now isn't said of it.
  if (outcome.draft !== form.draft && outcome.kind !== 'sending' && !isCreated(outcome)) return null;
  return (
    <div data-field="outcome">
      <div tabIndex={-1}>{shown(outcome, again, cancel)}</div>
    </div>
  );
}

function shown(outcome: Outcome, again: () => void, cancel: () => void) {
  switch (outcome.kind) {
    case 'valid':
      return (
        <Alert type="success" header="The request is valid">
          Copy or download it in the form that you need. To send it from here, name an endpoint in the settings.
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
