// What makes one request of another, as JSON Patch: each value that differs, and nothing around it.
import type { PatchOperation } from 'cleanrooms-collaboration/async';
import { pointerStep } from './write';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function patchBetween(before: unknown, after: unknown, at = ''): readonly PatchOperation[] {
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(before, after, at);
  if (isObject(before) && isObject(after)) {
    const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
    return [
      ...removed.map((key): PatchOperation => ({ op: 'remove', path: `${at}/${pointerStep(key)}` })),
      ...Object.entries(after).flatMap(([key, value]): readonly PatchOperation[] => {
        const path = `${at}/${pointerStep(key)}`;
        return Object.hasOwn(before, key) ? patchBetween(before[key], value, path) : [{ op: 'add', path, value }];
      }),
    ];
  }
  return before === after ? [] : [{ op: 'replace', path: at, value: after }];
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
        ? patchBetween(before[index], one, `${at}/${index}`)
        : [{ op: 'add', path: `${at}/-`, value: one }],
    ),
  ];
}
