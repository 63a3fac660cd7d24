// Which step is open, and how to get to another: forward a step at a time until the request is complete, then anywhere.
import { useCallback, useMemo, useState } from 'react';
import { type FieldId, stepOf } from '../field-id';
import { focusAt } from '../focus';
import { useActions } from '../form';
import { inPageOrder } from '../problems';
import { reveal } from '../rows/wanted';
import { useSending } from '../send/use-sending';
import { REVIEW } from '../steps';
import { useLatest } from '../hooks/use-latest';

/** `arrived` is called when a step comes into view. */
export function useSteps(arrived: () => void) {
  // Nothing of what changes with every key is used here.
  const { show, current } = useActions();
  const [active, setActive] = useState(0);
  const [farthest, setFarthest] = useState(0);
  /** Whether the step was opened to change something that the review showed. */
  const [isFromReview, setFromReview] = useState(false);
  const come = useLatest(arrived);

  const open = useCallback((step: number) => {
    setActive(step);
    setFarthest((before) => Math.max(before, step));
    if (step === REVIEW) setFromReview(false);
    come.current();
  }, []);
  const sending = useSending(() => open(REVIEW));
  const { submit, pass } = sending;

  const goTo = useCallback(
    (field: FieldId) => {
      open(stepOf(field));
      reveal(field);
    },
    [open],
  );
  /** Shows a step's problems, or all, and goes to the first; whether there was one. */
  const stopAtErrors = useCallback(
    (step: number | 'all') => {
      show(step);
      // What the service said is shown but holds nobody up: it may think otherwise by now.
      const { checked, draft } = current();
      const errors = checked.problems.filter(
        ({ field, level }) => level === 'error' && (step === 'all' || stepOf(field) === step),
      );
      const [first] = inPageOrder(errors, draft);
      if (!first) return false;
      goTo(first.field);
      return true;
    },
    [show, current, goTo],
  );
  const arriveAt = useCallback(
    (step: number) => {
      pass();
      open(step);
      focusAt('step');
    },
    [pass, open],
  );
  const navigate = useCallback(
    (to: number) => {
      // Back is always open; on the way forward each step is checked.
      for (let step = active; step < to; step++) if (stopAtErrors(step)) return;
      arriveAt(to);
    },
    [active, stopAtErrors, arriveAt],
  );
  /** To a step that is open: what is wrong on the way is shown, and holds nobody up. */
  const jump = useCallback(
    (to: number) => {
      for (let step = active; step < to; step++) show(step);
      arriveAt(to);
    },
    [active, show, arriveAt],
  );
  return useMemo(
    () => ({
      active,
      farthest,
      isFromReview,
      sending,
      open,
      goTo,
      navigate,
      jump,
      /** From the review to a step, and back. */
      edit: (step: number) => {
        navigate(step);
        setFromReview(true);
      },
      submit: () => {
        if (!stopAtErrors('all')) void submit();
      },
    }),
    [active, farthest, isFromReview, sending, open, goTo, navigate, jump, stopAtErrors, submit],
  );
}

export type Steps = ReturnType<typeof useSteps>;
