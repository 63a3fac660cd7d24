// A draft in the page's address: the one that the page was opened with, and those that are followed while it is open.
import { useEffect, useState } from 'react';
import type { Draft } from '../draft/draft';
import { type NoDraft, linked, unlink } from '../draft/storage';
import { useLatest } from './use-latest';

type Found = Draft | NoDraft;

export const isDraft = (found: Found | undefined): found is Draft => found !== undefined && !('refused' in found);

/** What the page was opened with. */
export const useLinked = () => useState(linked)[0];

/** Calls `follow` with what a link brings that is opened while the page is. */
export function useLink(first: Found | undefined, follow: (found: Found) => void) {
  const latest = useLatest(follow);
  useEffect(() => {
    if (first) unlink();
    const onChange = () => {
      const found = linked();
      if (!found) return;
      unlink();
      latest.current(found);
    };
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, [first]);
}
