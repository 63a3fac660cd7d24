// Submitting: the request is checked or sent, one at a time, and what comes of it is known until the draft changes.
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Draft } from '../draft/draft';
import { focusAt } from '../focus';
import { useActions } from '../form';
import { problemsOf } from '../problems';
import { type Answer, send } from './send';
import { useEndpoint } from './settings';
import { useLatest } from '../hooks/use-latest';

export type Outcome =
  | { readonly kind: 'valid' | 'created before'; readonly draft: Draft }
  | { readonly kind: 'sending'; readonly draft: Draft; readonly endpoint: string }
  | { readonly kind: 'answered'; readonly draft: Draft; readonly answer: Answer };

export const isCreated = (outcome: Outcome | null) => outcome?.kind === 'answered' && outcome.answer.kind === 'created';

/** `arrived` is called when a collaboration was created, wherever its maker is by then. */
export function useSending(arrived: () => void) {
  const { current, told, safe } = useActions();
  const [endpoint] = useEndpoint();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  /** The request under way, if there is one. */
  const underWay = useRef<AbortController>(null);
  /** The drafts that there are collaborations of. */
  const done = useRef(new WeakSet<Draft>());
  const come = useLatest(arrived);

  const submit = useCallback(
    async (isAgain = false) => {
      const say = (next: Outcome) => {
        setOutcome(next);
        focusAt('outcome');
      };
      // One at a time: a second one would create a second collaboration.
      if (underWay.current) return;
      const { checked, draft } = current();
      if (!checked.result.ok) return;
      if (endpoint === '') return say({ kind: 'valid', draft });
      if (!isAgain && done.current.has(draft)) return say({ kind: 'created before', draft });
      underWay.current = new AbortController();
      say({ kind: 'sending', draft, endpoint });
      const answer = await send(checked.result.value, draft.edition, endpoint, underWay.current.signal);
      underWay.current = null;
      if (answer.kind === 'created') {
        done.current.add(draft);
        safe(draft);
        come.current();
      }
      if (answer.kind === 'refused' && answer.exception.name === 'ValidationException') {
        told(draft, problemsOf(answer.exception, draft));
      }
      say({ kind: 'answered', draft, answer });
    },
    [current, told, safe, endpoint],
  );
  const again = useCallback(() => void submit(true), [submit]);
  const cancel = useCallback(() => underWay.current?.abort(), []);
  /** Puts away what was said, but for what is still to come and what can't be had again. */
  const pass = useCallback(
    () => setOutcome((before) => (before?.kind === 'sending' || isCreated(before) ? before : null)),
    [],
  );
  return useMemo(
    () => ({ endpoint, outcome, isSending: outcome?.kind === 'sending', submit, again, cancel, pass }),
    [endpoint, outcome, submit, again, cancel, pass],
  );
}
