// A row that a link leads to tells its list, which may have to draw another window first.
import { useEffect } from 'react';
import type { FieldId } from '../field-id';
import { focusOn } from '../focus';
import { useLatest } from '../hooks/use-latest';

const WANTED = 'cleanrooms-collaboration:wanted';

/** Puts the focus on a field, in whatever window of its list it is. */
export function reveal(field: FieldId) {
  const tell = () => {
    if (field.kind === 'participant' || field.kind === 'tag') {
      dispatchEvent(new CustomEvent(WANTED, { detail: field.id }));
    }
    focusOn(field);
  };
  // After the step that it is on is drawn.
  requestAnimationFrame(tell);
}

export function useWanted(body: (id: string) => void) {
  const latest = useLatest(body);
  useEffect(() => {
    const hear = (event: Event) => latest.current((event as CustomEvent<string>).detail);
    addEventListener(WANTED, hear);
    return () => removeEventListener(WANTED, hear);
  }, []);
}
