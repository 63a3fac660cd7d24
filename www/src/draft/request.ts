// From a draft to the request's text, and who pays in it.
import { type Payers, payers, unresolved } from 'cleanrooms-collaboration/async';
import { findField, laterAbilities } from '../fields';
import {
  CREATOR,
  type Cost,
  type Draft,
  type Participant,
  costsInUse,
  encryptionChoices,
  isAbilityInUse,
  newParticipant,
  participants,
  pointerOf,
} from './draft';
import { Members, OpenValue, type Written, pointerSteps, write } from './write';

const ml = (abilities: readonly string[]) =>
  abilities.length > 0 ? new Members([['customMLMemberAbilities', [...abilities]]]) : undefined;

const responsible = (isResponsible: boolean) => new Members([['isResponsible', isResponsible]]);

/** What must be said as soon as anything is said of payment. */
export const QUERIES: Cost = 'queryCompute';

/** What a participant says of its payments, for the costs that are in use. */
const said = (draft: Draft, { pays }: Participant) => costsInUse(draft).filter((cost) => pays[cost] !== 'nothing');

/** Those who say nothing of queries, and for whom something must be said, since they say something of another cost. */
export const saidForQueries = (draft: Draft): readonly Participant[] =>
  participants(draft).filter((one) => one.pays[QUERIES] === 'nothing' && said(draft, one).length > 0);

/** A payment configuration; `paysQueries` fills in what must be said of queries. */
function payment(draft: Draft, one: Participant, paysQueries: boolean) {
  const costs = said(draft, one);
  if (costs.length === 0) return undefined;
  const all: readonly Cost[] = costs.includes(QUERIES) ? costs : [QUERIES, ...costs];
  const says = (cost: Cost) => responsible(one.pays[cost] === 'nothing' ? paysQueries : one.pays[cost] === 'yes');
  const stepsOf = (cost: Cost) => pointerSteps(pointerOf(cost));
  // Some stand in a structure of their own.
  const outer = [...new Set(all.map((cost) => stepsOf(cost)[0] ?? ''))];
  const inside = (name: string) => {
    const its = all.filter((cost) => stepsOf(cost)[0] === name);
    const [only] = its;
    return only !== undefined && stepsOf(only).length === 1
      ? says(only)
      : new Members(its.map((cost) => [stepsOf(cost)[1] ?? '', says(cost)]));
  };
  return new Members(outer.map((name) => [name, inside(name)]));
}

/** A field that was left empty isn't there, but for what a file leaves open. */
const text = (value: string, open?: string) => {
  if (value !== '') return value;
  return open === undefined ? undefined : new OpenValue(open);
};
const some = (values: readonly string[]) => (values.length > 0 ? [...values] : undefined);

function members(draft: Draft, paysQueries: (one: Participant) => boolean): Members {
  const { creator, encryption, tags, edition, open, uses } = draft;
  /** What came with an edition, if this one has it. */
  const since = <V>(name: string, value: V | undefined): readonly [string, V | undefined] => [
    name,
    findField(`/${name}`, edition) ? value : undefined,
  ];
  // What only later editions have is left out as well.
  const later = laterAbilities('abilities', edition);
  const abilities = (one: Participant) =>
    one.abilities.filter((ability) => !later.includes(ability) && isAbilityInUse(draft, ability));
  const mlAbilities = (one: Participant) => (uses.ml ? ml(one.mlAbilities) : undefined);
  return new Members([
    ['name', text(draft.name, open.name)],
    ['description', text(draft.description, open.description)],
    ['creatorDisplayName', text(creator.displayName, creator.open.displayName)],
    ['creatorMemberAbilities', abilities(creator)],
    ['creatorMLMemberAbilities', mlAbilities(creator)],
    ['creatorPaymentConfiguration', payment(draft, creator, paysQueries(creator))],
    [
      'members',
      draft.members.map(
        (member) =>
          new Members([
            ['accountId', text(member.accountId, member.open.accountId)],
            ['displayName', text(member.displayName, member.open.displayName)],
            ['memberAbilities', abilities(member)],
            ['mlMemberAbilities', mlAbilities(member)],
            ['paymentConfiguration', payment(draft, member, paysQueries(member))],
          ]),
      ),
    ],
    ['queryLogStatus', text(draft.queryLogStatus, open.queryLogStatus)],
    since('jobLogStatus', text(draft.jobLogStatus, open.jobLogStatus)),
    since('isMetricsEnabled', draft.metrics === 'nothing' ? undefined : draft.metrics === 'yes'),
    since('allowedResultRegions', some(draft.regions)),
    since('autoApprovedChangeRequestTypes', some(draft.changeTypes)),
    ['analyticsEngine', text(draft.analyticsEngine, open.analyticsEngine)],
    [
      'dataEncryptionMetadata',
      encryption ? new Members(encryptionChoices.map((name) => [name, encryption[name]])) : undefined,
    ],
    [
      'tags',
      tags.length > 0
        ? new Members(tags.map(({ key, value, open: left }) => [key, text(value, left.value) ?? '']))
        : undefined,
    ],
  ]);
}

/** Who pays in a draft. Tags, which can be most of a request, have no say in it. */
const payersOf = (draft: Draft, paysQueries: (one: Participant) => boolean) =>
  payers(JSON.parse(write(members({ ...draft, tags: [] }, paysQueries)).text), { edition: draft.edition });

/** Who would pay for a cost if nobody were named. */
export function payersByDefault(draft: Draft, cost: Cost): Payers {
  const unnamed = (one: Participant): Participant =>
    one.pays[cost] === 'yes' ? { ...one, pays: { ...one.pays, [cost]: 'nothing' } } : one;
  return toText({ ...draft, creator: unnamed(draft.creator), members: draft.members.map(unnamed) }).payers;
}

/** Who pays for queries, by its identifier, where what is said of other costs is left out. */
function payerOfQueries(draft: Draft): string | undefined {
  const alone = (one: Participant): Participant => ({
    ...one,
    pays: { ...newParticipant('').pays, [QUERIES]: one.pays[QUERIES] },
  });
  const queries = { ...draft, creator: alone(draft.creator), members: draft.members.map(alone) };
  const { queryCompute } = payersOf(queries, () => false);
  if (queryCompute.payer === 'creator') return CREATOR;
  return queryCompute.payer === 'member' ? draft.members[queryCompute.index]?.id : undefined;
}

interface Told extends Written {
  readonly payers: Payers;
}

/** The draft that was told last. A check, fixes and what is shown of the request ask for the same one, one after the other. */
let latest: { readonly draft: Draft; readonly told: Told; readonly payer: string | undefined } | undefined;

/** Whether two drafts are the same in all that has a say in who pays. */
const haveSamePayers = (one: Draft, other: Draft) =>
  one.creator === other.creator &&
  one.members === other.members &&
  one.edition === other.edition &&
  one.uses === other.uses;

/** The request's JSON text, with the lines of each value, and who pays in it. */
export function toText(draft: Draft): Told {
  if (latest?.draft === draft) return latest.told;
  const before = latest && haveSamePayers(latest.draft, draft) ? latest : undefined;
  // Who pays for queries has to be said along with the other costs; it stays as it is without.
  const payer = before ? before.payer : payerOfQueries(draft);
  const paysQueries = (one: Participant) => one.id === payer;
  const told = {
    ...write(members(draft, paysQueries)),
    payers: before ? before.told.payers : payersOf(draft, paysQueries),
  };
  latest = { draft, told, payer };
  return told;
}

/**
 * The request as an object, with the package's marker for what a file leaves open, or with what `standsFor` the file's words.
 * Of a key that stands twice, the last counts.
 */
export function toObject(
  { text: json, open }: Pick<Written, 'text' | 'open'>,
  standsFor: (words: string) => unknown = () => unresolved,
): unknown {
  const request = JSON.parse(json) as unknown;
  for (const pointer of open) {
    const steps = pointerSteps(pointer);
    const last = steps.pop() ?? '';
    const within = steps.reduce(
      (inner, step) => inner[step] as Record<string, unknown>,
      request as Record<string, unknown>,
    );
    const value = standsFor(String(within[last]));
    Object.defineProperty(within, last, { value, enumerable: true, writable: true, configurable: true });
  }
  return request;
}
