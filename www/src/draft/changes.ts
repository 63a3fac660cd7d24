// What is different between two drafts, in words.
import { abilityLists, isAbility } from '../fields';
import { NOT_SPECIFIED, abilitiesIn, hasAbility, headingOf, payerIn, settingsOf } from './agreement';
import { costAt } from './cost';
import { type Draft, type Participant, costsInUse, participants } from './draft';
import { toText } from './request';

interface Change {
  readonly label: string;
  /** Not there, if there was nothing. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** All that a draft says, by what it is about. */
function told(draft: Draft): ReadonlyMap<string, string> {
  const { payers } = toText(draft);
  // What is none of the abilities is told as it is written.
  const part = (one: Participant) =>
    [
      ...abilitiesIn(draft).flatMap(({ ability, verb }) => (hasAbility(one, ability) ? [verb] : [])),
      ...abilityLists.flatMap(({ list }) => one[list].filter((ability) => !isAbility(list, ability))),
    ].join(', ') || 'no abilities';
  return new Map([
    ...settingsOf(draft).flatMap(({ label, value }): [string, string][] =>
      value === NOT_SPECIFIED ? [] : [[label, value]],
    ),
    ...participants(draft)
      .filter(({ displayName, accountId }) => displayName !== '' || accountId !== '')
      .map((one): [string, string] => [headingOf(draft, one), part(one)]),
    ...costsInUse(draft).map((cost): [string, string] => [costAt(cost).label, payerIn(payers, cost, draft)]),
    ...draft.tags.map(({ key, value }): [string, string] => [`Tag ${key}`, value]),
  ]);
}

/** What changes if one draft takes the place of another. */
export function changesBetween(one: Draft, other: Draft): readonly Change[] {
  const [before, after] = [told(one), told(other)];
  const labels = [...new Set([...after.keys(), ...before.keys()])];
  return labels
    .map((label) => ({ label, before: before.get(label), after: after.get(label) }))
    .filter((change) => change.before !== change.after);
}
