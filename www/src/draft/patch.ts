// What makes one request of another, as JSON Patch: each value that differs, and nothing around it.
import type { PatchOperation } from 'cleanrooms-collaboration/async';
import { OpenValue, pointerStep } from './write';

type Members = Record<string, unknown>;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof OpenValue);

/** What tells the elements of a list from one another, in both requests: they are followed wherever they stand. */
export interface Followed {
  /** Where the list stands, as a JSON pointer. */
  readonly list: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export function patchBetween(before: unknown, after: unknown, followed?: Followed, at = ''): readonly PatchOperation[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    return followed?.list === at ? ofFollowed(before, after, followed) : ofLists(before, after, at);
  }
  if (isObject(before) && isObject(after)) return ofObjects(before, after, followed, at);
  return before === after ? [] : [{ op: 'replace', path: at, value: after }];
}

function ofObjects(
  before: Members,
  after: Members,
  followed: Followed | undefined,
  at: string,
): readonly PatchOperation[] {
  const pathOf = (key: string) => `${at}/${pointerStep(key)}`;
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const renamed = renamedOf(gone, before, after);
  const taken = new Set(renamed.values());
  return [
    ...[...renamed].map(([from, to]): PatchOperation => ({ op: 'move', from: pathOf(from), path: pathOf(to) })),
    ...gone.flatMap((key): readonly PatchOperation[] =>
      renamed.has(key) ? [] : [{ op: 'remove', path: pathOf(key) }],
    ),
    ...Object.entries(after).flatMap(([key, value]): readonly PatchOperation[] => {
      if (Object.hasOwn(before, key)) return patchBetween(before[key], value, followed, pathOf(key));
      return taken.has(key) ? [] : [{ op: 'add', path: pathOf(key), value }];
    }),
  ];
}

/** Keys that are gone, each with the new one that has its value now: a tag's key was changed. */
function renamedOf(gone: readonly string[], before: Members, after: Members): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const added = new Set(Object.keys(after).filter((key) => !Object.hasOwn(before, key)));
  for (const key of gone) {
    const to = [...added].find((one) => JSON.stringify(after[one]) === JSON.stringify(before[key]));
    if (to === undefined) continue;
    renamed.set(key, to);
    added.delete(to);
  }
  return renamed;
}

/** Elements are taken out and put in, then brought to their places, then changed. */
function ofFollowed(before: readonly unknown[], after: readonly unknown[], followed: Followed) {
  const { list: at } = followed;
  const operations: PatchOperation[] = [];
  const list = before.map((value, index) => ({ id: followed.before[index], value }));
  for (let index = list.length - 1; index >= 0; index--) {
    if (followed.after.includes(list[index]?.id ?? '')) continue;
    operations.push({ op: 'remove', path: `${at}/${index}` });
    list.splice(index, 1);
  }
  after.forEach((value, index) => {
    const id = followed.after[index];
    if (list.every((one) => one.id !== id)) {
      operations.push({ op: 'add', path: `${at}/-`, value });
      list.push({ id, value });
    }
    const from = list.findIndex((one) => one.id === id);
    if (from === index) return;
    operations.push({ op: 'move', from: `${at}/${from}`, path: `${at}/${index}` });
    list.splice(index, 0, ...list.splice(from, 1));
  });
  return [
    ...operations,
    ...after.flatMap((value, index) => patchBetween(list[index]?.value, value, undefined, `${at}/${index}`)),
  ];
}

/** Elements that are gone are taken out from the last on, so that each place is still what it was. */
function ofLists(before: readonly unknown[], after: readonly unknown[], at: string): readonly PatchOperation[] {
  const texts = after.map((one) => JSON.stringify(one));
  const stays = before.map((one) => texts.includes(JSON.stringify(one)));
  if (before.length > after.length && stays.filter(Boolean).length === after.length) {
    return before
      .flatMap((_, index): PatchOperation[] => (stays[index] ? [] : [{ op: 'remove', path: `${at}/${index}` }]))
      .toReversed();
  }
  return [
    ...before
      .slice(after.length)
      .map((_, index): PatchOperation => ({ op: 'remove', path: `${at}/${before.length - 1 - index}` })),
    ...after.flatMap((one, index): readonly PatchOperation[] =>
      index < before.length
        ? patchBetween(before[index], one, undefined, `${at}/${index}`)
        : [{ op: 'add', path: `${at}/-`, value: one }],
    ),
  ];
}
