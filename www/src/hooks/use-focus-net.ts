// Catches the focus where what had it is gone, as after undo: it never falls to the page.
import { useEffect, useRef } from 'react';
import type { Draft } from '../draft/draft';
import { focusAt, focusOn } from '../focus';
import type { FieldId } from '../field-id';

/** When those who know where the focus goes have put it there, in milliseconds. */
const AFTER = 100;

export function useFocusNet(draft: Draft, focused: FieldId | null) {
  const last = useRef<{ element: Element | null; field: FieldId | null }>({ element: null, field: null });
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof Element) last.current = { element: target, field: focused };
    };
    addEventListener('focusin', remember);
    return () => removeEventListener('focusin', remember);
  }, [focused]);
  useEffect(() => {
    const { element, field } = last.current;
    const isLost = () => element && !element.isConnected && document.activeElement === document.body;
    if (!isLost()) return undefined;
    // Who made the change may have a better place for it.
    const timer = setTimeout(() => {
      if (!isLost()) return;
      if (field && document.querySelector(`[data-field="${CSS.escape(field.key)}"]`)) focusOn(field);
      else focusAt('step');
    }, AFTER);
    return () => clearTimeout(timer);
  }, [draft]);
}
