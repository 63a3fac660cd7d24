// Which problems are to be seen already: a field's once something was entered there and it was left, a step's once it was to
// be left, all once the request was to be sent. Kept for each draft that was begun with, so that undo brings back what was
// to be seen of the one before.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Draft } from '../draft/draft';
import { type FieldId, stepOf } from '../field-id';
import { useLatest } from './use-latest';

interface Seen {
  readonly fields: ReadonlySet<FieldId>;
  readonly steps: ReadonlySet<number>;
}

const NOTHING: Seen = { fields: new Set(), steps: new Set() };
const ALL = [0, 1, 2];

export function useSeen(origin: Draft) {
  const [seenOf, setSeen] = useState<ReadonlyMap<Draft, Seen>>(new Map());
  const { fields, steps } = seenOf.get(origin) ?? NOTHING;
  const current = useLatest(origin);

  const see = useCallback((of: Draft, more: readonly FieldId[], moreSteps: readonly number[]) => {
    setSeen((before) => {
      const known = before.get(of) ?? NOTHING;
      if (more.every((field) => known.fields.has(field)) && moreSteps.every((step) => known.steps.has(step)))
        return before;
      const next = { fields: new Set([...known.fields, ...more]), steps: new Set([...known.steps, ...moreSteps]) };
      return new Map(before).set(of, next);
    });
  }, []);

  const touch = useReleased((late) => see(current.current, late, []));
  /** Shows the problems of a step, or of all. */
  const show = useCallback((step: number | 'all') => see(current.current, [], step === 'all' ? ALL : [step]), [see]);
  /** Shows all problems of a draft that is begun with. */
  const showAllOf = useCallback((draft: Draft) => see(draft, [], ALL), [see]);
  return useMemo(
    () => ({
      isVisible: (field: FieldId) => fields.has(field) || steps.has(stepOf(field)),
      isShown: (step: number) => steps.has(step),
      touch,
      show,
      showAllOf,
    }),
    [fields, steps, touch, show, showAllOf],
  );
}

/**
 * Calls `body` with a field that is left: at once, or, while the pointer is pressed, when it is up again and its click is
 * done. What appears at the field moves what is below, and would pull a button away from under the pointer.
 */
function useReleased(body: (fields: readonly FieldId[]) => void) {
  const latest = useLatest(body);
  const isPressed = useRef(false);
  const late = useRef<FieldId[]>([]);
  useEffect(() => {
    const press = () => void (isPressed.current = true);
    const release = () => {
      isPressed.current = false;
      setTimeout(() => {
        const fields = late.current.splice(0);
        if (fields.length > 0) latest.current(fields);
      });
    };
    const releases = ['pointerup', 'pointercancel', 'dragend'];
    addEventListener('pointerdown', press, true);
    for (const name of releases) addEventListener(name, release, true);
    return () => {
      removeEventListener('pointerdown', press, true);
      for (const name of releases) removeEventListener(name, release, true);
    };
  }, []);
  return useCallback((field: FieldId) => {
    if (isPressed.current) late.current.push(field);
    else latest.current([field]);
  }, []);
}
