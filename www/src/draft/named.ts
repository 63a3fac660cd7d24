// What stands at a place of the request, as a person calls it.
import { NEWEST, findField } from '../fields';
import { type Draft, nameOf } from './draft';
import { pointerSteps } from './write';

/** “Lantern Media: Account ID” for `/members/0/accountId`; of what has no name of its own, what it belongs to. */
export function inWords(pointer: string, draft: Draft): string {
  const all = pointerSteps(pointer);
  const [first = '', second, ...rest] = all;
  if (first === 'tags' && second !== undefined) return `Tag ${second}`;
  const member = first === 'members' ? draft.members[Number(second)] : undefined;
  const owner = member ?? (first.startsWith('creator') ? draft.creator : undefined);
  if (member && rest.length === 0) return nameOf(draft, member);
  const steps = member ? [first, '*', ...rest] : all;
  const label = steps
    .map((_, index) => findField(`/${steps.slice(0, steps.length - index).join('/')}`, NEWEST)?.label)
    .find((one) => one !== undefined);
  return [owner && nameOf(draft, owner), label].filter(Boolean).join(': ');
}
