// Undo and redo by their keys, wherever the focus is; but a text field takes back itself what was typed last.
import { useEffect } from 'react';
import type { History } from './use-history';
import { useLatest } from './use-latest';

const TEXT_FIELD = 'input:not([type=checkbox], [type=radio]), textarea';

export function useUndoKeys({ dispatch, isTyped }: Pick<History, 'dispatch' | 'isTyped'>) {
  const latest = useLatest(isTyped);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isText = event.target instanceof Element && event.target.closest(TEXT_FIELD);
      const key = event.key.toLowerCase();
      if ((isText && latest.current) || !(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return;
      event.preventDefault();
      dispatch({ type: event.shiftKey || key === 'y' ? 'redo' : 'undo' });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [dispatch]);
}
