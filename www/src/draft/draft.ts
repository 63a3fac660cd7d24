// What the form is about: the draft of a request, as a person fills it in. It can hold what no valid
// request has (a wrong value of an enum, two payers, a key twice), so that it can be shown and mended.
import type { Cost, Edition } from 'cleanrooms-collaboration/async';
import { costs as described } from 'cleanrooms-collaboration/codes';
import { FIRST } from '../fields';

export type { Cost };
export const costs: readonly Cost[] = described.map(({ cost }) => cost);

/** The costs that an edition has. */
export const costsIn = (edition: Edition): readonly Cost[] =>
  described.flatMap(({ cost, since }) => (since <= edition ? [cost] : []));

/** Whether several participants can be named as those who may pay for a cost. */
export const canBeSeveral = (cost: Cost, edition: Edition) =>
  described.some((one) => one.cost === cost && one.severalSince <= edition);

/** Where a cost stands in a payment configuration, as a JSON pointer. */
export const pointerOf = (cost: Cost) => described.find((one) => one.cost === cost)?.pointer ?? '';

/** What a participant says about paying: `isResponsible` true, false, or nothing. */
export type Says = 'yes' | 'no' | 'nothing';

export interface Participant {
  /** Stays the same wherever the row moves. */
  readonly id: string;
  readonly displayName: string;
  /** Of the creator, only to find it among the members: it isn't part of a request. */
  readonly accountId: string;
  readonly abilities: readonly string[];
  readonly mlAbilities: readonly string[];
  readonly pays: Readonly<Record<Cost, Says>>;
}

export interface Tag {
  readonly id: string;
  readonly key: string;
  readonly value: string;
}

export const encryptionChoices = [
  'allowCleartext',
  'allowDuplicates',
  'allowJoinsOnColumnsWithDifferentNames',
  'preserveNulls',
] as const;
export type Encryption = Readonly<Record<(typeof encryptionChoices)[number], boolean>>;

export interface Draft {
  /** The edition of the operation that the request is for. What it lacks stays in the draft, and out of the request. */
  readonly edition: Edition;
  readonly name: string;
  readonly description: string;
  readonly creator: Participant;
  readonly members: readonly Participant[];
  /** Empty if the service is to choose. */
  readonly analyticsEngine: string;
  readonly queryLogStatus: string;
  /** Empty if nothing is said of it. */
  readonly jobLogStatus: string;
  readonly metrics: Says;
  readonly regions: readonly string[];
  readonly changeTypes: readonly string[];
  readonly encryption: Encryption | null;
  readonly tags: readonly Tag[];
}

let ids = 0;
export const newId = () => `${Date.now().toString(36)}-${(ids++).toString(36)}`;

export const CREATOR = 'creator';

const silent = () => Object.fromEntries(costs.map((cost) => [cost, 'nothing'])) as Record<Cost, Says>;

export const newParticipant = (id: string): Participant => ({
  id,
  displayName: '',
  accountId: '',
  abilities: [],
  mlAbilities: [],
  pays: silent(),
});

export const newEncryption = (): Encryption => ({
  allowCleartext: false,
  allowDuplicates: false,
  allowJoinsOnColumnsWithDifferentNames: false,
  preserveNulls: false,
});

export const emptyDraft = (edition = FIRST): Draft => ({
  edition,
  name: '',
  description: '',
  creator: newParticipant(CREATOR),
  members: [newParticipant(newId())],
  analyticsEngine: '',
  queryLogStatus: 'DISABLED',
  jobLogStatus: '',
  metrics: 'nothing',
  regions: [],
  changeTypes: [],
  encryption: null,
  tags: [],
});

/** The creator, then the members. */
export const participants = (draft: Draft): readonly Participant[] => [draft.creator, ...draft.members];

/** What to call a participant. */
export function nameOf(draft: Draft, one: Participant): string {
  if (one.id === CREATOR) return one.displayName ? `${one.displayName} (you)` : 'You';
  return one.displayName || `Member ${draft.members.indexOf(one) + 2}`;
}

/** Whether nothing was filled in. */
export function isEmpty(draft: Draft): boolean {
  // But for the edition and the rows' identifiers, it is as it began.
  const plain = (one: Draft) =>
    JSON.stringify({ ...one, edition: '', members: one.members.map((member) => ({ ...member, id: '' })) });
  return plain(draft) === plain(emptyDraft()) || plain(draft) === plain({ ...emptyDraft(), members: [] });
}
