// Keeps the draft in the browser, and offers those of earlier visits. What was begun by hand, imported or
// opened from a link is kept; an example isn't, before it is changed.
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Draft, newId } from '../draft/draft';
import type { Version } from '../draft/reducer';
import { type Kept, forget, keep, stored } from '../draft/storage';

/** How long after a change a draft is stored, in milliseconds. */
const STORED_AFTER = 200;

/** `begun` is the draft that the page began with, if that is worth keeping. */
export function useKeeping({ draft, origin }: Version, begun: Draft | undefined, created: Draft | null) {
  const [offered, setOffered] = useState(stored);
  const [isKept, setKept] = useState(true);
  const [begunId] = useState(newId);
  /** What drafts are kept under, by what they grew out of. */
  const ids = useRef(new Map(begun && [[begun, begunId]]));

  /** Has a draft kept as it is, under the identifier that it may have already. */
  const own = useCallback((of: Draft, id: string) => {
    ids.current.set(of, id);
    setOffered((before) => before.filter((one) => one.id !== id));
  }, []);

  useEffect(() => {
    const id = ids.current.get(origin) ?? (draft === origin ? undefined : newId());
    if (id === undefined) return undefined;
    ids.current.set(origin, id);
    const write = () => setKept(draft === created ? forget(id) : keep(id, draft));
    const timer = setTimeout(write, STORED_AFTER);
    addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', write);
    };
  }, [draft, origin, created]);

  const refuse = useCallback(({ id }: Kept) => {
    forget(id);
    setOffered((before) => before.filter((one) => one.id !== id));
  }, []);

  return { offered, isKept, own, refuse };
}
