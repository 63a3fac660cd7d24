// What is to be imported, from the first look at it to the choice: nothing of the draft changes before “Replace”.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { newId } from '../draft/draft';
import { type Finding, type Found, findIn } from '../draft/files';
import { focusAt } from '../focus';
import { useActions } from '../form';
import { useLatest } from '../hooks/use-latest';

export interface Importing {
  /** Whether the dialog is open. */
  readonly isOpen: boolean;
  readonly isOver: boolean;
  readonly finding: Finding | null;
  readonly open: () => void;
  readonly close: () => void;
  readonly read: (text: string | Uint8Array, name?: string) => Promise<void>;
  readonly take: (blob: Blob | undefined, name?: string) => Promise<void>;
  /** Back to the text that was pasted. */
  readonly again: () => void;
  readonly replace: (found: Found) => void;
}

/** `arrived` is called when a draft came. */
export function useImport(arrived: () => void): Importing {
  const { start, current } = useActions();
  const [isOpen, setOpen] = useState(false);
  const [isOver, setOver] = useState(false);
  const [finding, setFinding] = useState<Finding | null>(null);
  const come = useLatest(arrived);

  const close = useCallback(() => {
    setOpen(false);
    setFinding(null);
  }, []);
  const read = useCallback(
    async (text: string | Uint8Array, name = '') => {
      setFinding(await findIn(text, name, current().draft.edition));
      setOpen(true);
      focusAt('found');
    },
    [current],
  );
  const take = useCallback(
    async (blob: Blob | undefined, name = '') => {
      if (blob) await read(new Uint8Array(await blob.arrayBuffer()), name);
    },
    [read],
  );
  const replace = useCallback(
    ({ draft, title, lines }: Found) => {
      const before = current().draft;
      // Your account isn't part of a request, so none takes it away.
      const creator = { ...draft.creator, accountId: before.creator.accountId };
      const header = `The draft was replaced by: ${title}`;
      start(
        { ...draft, creator },
        {
          id: newId(),
          isShown: true,
          notice: { type: lines.length > 0 ? 'warning' : 'success', header, lines, isUndoable: true },
        },
      );
      close();
      come.current();
      focusAt('notices');
    },
    [start, current, close],
  );

  // A file can be dropped anywhere: beside the dialog, the browser would leave the page for it.
  useEffect(() => {
    const isFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!event.relatedTarget) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      void take(file, file?.name);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [take]);

  return useMemo(
    () => ({
      isOpen,
      isOver,
      finding,
      open: () => setOpen(true),
      close,
      read,
      take,
      again: () => setFinding(null),
      replace,
    }),
    [isOpen, isOver, finding, close, read, take, replace],
  );
}
