// A row that a link leads to tells its list, which may have to draw another window first.
import { useEffect } from 'react';
import type { FieldId } from '../field-id';
import { focusOn } from '../focus';
import { useLatest } from '../hooks/use-latest';

const WANTED = 'cleanrooms-collaboration:wanted';

/** The row that is wanted, until its list shows it. */
let wanted = '';

/** Puts the focus on a field, in whatever window of its list it is. */
export function reveal(field: FieldId) {
  const tell = () => {
    if (field.kind === 'participant' || field.kind === 'tag') {
      wanted = field.id;
      dispatchEvent(new Event(WANTED));
    }
    focusOn(field);
  };
  // After the step that it is on is drawn.
  requestAnimationFrame(tell);
}

/** Calls `show` with the row that is wanted, also before the list was there. It returns whether the row is in the list. */
export function useWanted(show: (id: string) => boolean) {
  const latest = useLatest(show);
  useEffect(() => {
    const hear = () => {
      if (latest.current(wanted)) wanted = '';
    };
    hear();
    addEventListener(WANTED, hear);
    return () => removeEventListener(WANTED, hear);
  }, []);
}
