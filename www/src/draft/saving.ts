// What a draft changes in the file that it came from: a patch that follows members wherever they stand, and that puts
// nothing into the file of what a file leaves open.
import type { PatchOperation } from 'cleanrooms-collaboration/async';
import type { Draft, Participant } from './draft';
import { patchBetween } from './patch';
import { toObject, toText } from './request';
import { OpenValue } from './write';

/** A change that can't be made in the file, since only a file has words for it. */
export interface Hold {
  readonly op: 'hold';
  readonly path: string;
}

/** What changes between the draft as the file has it and as it is now. */
export function changesToSave(saved: Draft, draft: Draft): readonly (PatchOperation | Hold)[] {
  const open = new Map<string, OpenValue>();
  // The same words are the same value.
  const openBy = (words: string) => open.get(words) ?? open.set(words, new OpenValue(words)).get(words);
  const treeOf = (one: Draft) => toObject(toText(one), openBy);
  const followed = {
    list: '/members',
    before: saved.members.map(({ id }) => id),
    after: sameAs(saved.members, draft.members),
  };
  return patchBetween(treeOf(saved), treeOf(draft), followed).map((operation) =>
    'value' in operation && hasOpen(operation.value) ? { op: 'hold', path: operation.path } : operation,
  );
}

const hasOpen = (value: unknown): boolean =>
  value instanceof OpenValue || (typeof value === 'object' && value !== null && Object.values(value).some(hasOpen));

/**
 * The identifiers of members, with those of the members that they were before. Those of a draft that was read anew have others:
 * then it is the account that tells, or the name.
 */
function sameAs(before: readonly Participant[], after: readonly Participant[]): readonly string[] {
  const left = new Set(before);
  const found = new Map<Participant, string>();
  const accountOf = (one: Participant) => one.accountId || one.open.accountId || undefined;
  const nameOf = (one: Participant) => one.displayName || one.open.displayName || undefined;
  for (const tell of [({ id }: Participant) => id, accountOf, nameOf]) {
    for (const one of after) {
      const told = tell(one);
      const same = found.has(one) ? undefined : [...left].find((other) => told !== undefined && tell(other) === told);
      if (!same) continue;
      found.set(one, same.id);
      left.delete(same);
    }
  }
  return after.map((one) => found.get(one) ?? one.id);
}
