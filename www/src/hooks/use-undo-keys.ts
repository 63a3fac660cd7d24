// Undo and redo by their keys, wherever the focus is but in a text field, which has its own.
import { useEffect } from 'react';
import type { History } from './use-history';

const TEXT_FIELD = 'input:not([type=checkbox], [type=radio]), textarea';

export function useUndoKeys(dispatch: History['dispatch']) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isText = event.target instanceof Element && event.target.closest(TEXT_FIELD);
      const key = event.key.toLowerCase();
      if (isText || !(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return;
      event.preventDefault();
      dispatch({ type: event.shiftKey || key === 'y' ? 'redo' : 'undo' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [dispatch]);
}
