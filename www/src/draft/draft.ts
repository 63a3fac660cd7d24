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

/** What to call a cost in a sentence. */
export const costName = (cost: Cost) => described.find((one) => one.cost === cost)?.label ?? cost;

/** Where a cost stands in a payment configuration, as a JSON pointer. */
export const pointerOf = (cost: Cost) => described.find((one) => one.cost === cost)?.pointer ?? '';

/** What a participant says about paying: `isResponsible` true, false, or nothing. */
export type Says = 'yes' | 'no' | 'nothing';

/** How a file says what it leaves open, such as `!Ref Partner`, by what it is the value of. */
export type Open<Part extends string> = Readonly<Partial<Record<Part, string>>>;

export interface Participant {
  /** Stays the same wherever the row moves. */
  readonly id: string;
  readonly displayName: string;
  /** Of the creator, only to find it among the members: it isn't part of a request. */
  readonly accountId: string;
  readonly abilities: readonly string[];
  readonly mlAbilities: readonly string[];
  readonly pays: Readonly<Record<Cost, Says>>;
  readonly open: Open<'displayName' | 'accountId'>;
}

export interface Tag {
  readonly id: string;
  readonly key: string;
  readonly value: string;
  readonly open: Open<'value'>;
}

export const encryptionChoices = [
  'allowCleartext',
  'preserveNulls',
  'allowDuplicates',
  'allowJoinsOnColumnsWithDifferentNames',
] as const;
export type Encryption = Readonly<Record<(typeof encryptionChoices)[number], boolean>>;

/** What a collaboration can do besides queries. What is off stays in the draft, and out of the request. */
export type Use = 'jobs' | 'ml';

export interface Draft {
  /** The edition of the operation that the request is for. What it lacks stays in the draft, and out of the request. */
  readonly edition: Edition;
  readonly name: string;
  readonly description: string;
  readonly creator: Participant;
  readonly members: readonly Participant[];
  readonly uses: Readonly<Record<Use, boolean>>;
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
  readonly open: Open<'name' | 'description' | 'analyticsEngine' | 'queryLogStatus' | 'jobLogStatus'>;
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
  open: {},
});

export const newTag = (id: string): Tag => ({ id, key: '', value: '', open: {} });

export const newEncryption = (): Encryption => ({
  allowCleartext: false,
  preserveNulls: false,
  allowDuplicates: false,
  allowJoinsOnColumnsWithDifferentNames: false,
});

export const emptyDraft = (edition = FIRST): Draft => ({
  edition,
  name: '',
  description: '',
  creator: newParticipant(CREATOR),
  members: [newParticipant(newId())],
  uses: { jobs: false, ml: false },
  analyticsEngine: '',
  queryLogStatus: 'DISABLED',
  jobLogStatus: '',
  metrics: 'nothing',
  regions: [],
  changeTypes: [],
  encryption: null,
  tags: [],
  open: {},
});

/** The creator, then the members. */
export const participants = (draft: Draft): readonly Participant[] => [draft.creator, ...draft.members];

/** What to call a participant. */
export function nameOf(draft: Draft, one: Participant): string {
  if (one.id === CREATOR) return one.displayName ? `${one.displayName} (you)` : 'You';
  return one.displayName || `Member ${draft.members.indexOf(one) + 2}`;
}

/** Names in a sentence: “you, Lantern Media and North Grocers”. */
export function inSentence(draft: Draft, some: readonly Participant[]): string {
  const names = some.map((one) => (one.id === CREATOR ? 'you' : nameOf(draft, one)));
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** A sentence's first letter as it is written there. */
export const capital = (words: string) => words.replace(/^./u, (letter) => letter.toUpperCase());

/** The ability that comes with jobs. */
export const RUN_JOB = 'CAN_RUN_JOB';

/** What a cost belongs to; nothing, if to queries, which every collaboration has. */
export function useOf(cost: Cost): Use | undefined {
  if (cost === 'jobCompute') return 'jobs';
  return pointerOf(cost).startsWith('/machineLearning/') ? 'ml' : undefined;
}

/** Whether a cost is one of what the draft's collaboration does. */
export function isInUse({ uses }: Draft, cost: Cost): boolean {
  const use = useOf(cost);
  return use === undefined || uses[use];
}

/** The costs of a draft's edition that are in use. */
export const costsInUse = (draft: Draft) => costsIn(draft.edition).filter((cost) => isInUse(draft, cost));

/** Whether an ability with queries and jobs is one of what the draft's collaboration does. */
export const isAbilityInUse = ({ uses }: Draft, ability: string) => ability !== RUN_JOB || uses.jobs;

/** Whether nothing was filled in. */
export function isEmpty(draft: Draft): boolean {
  // But for the edition and the rows' identifiers, it is as it began.
  const plain = (one: Draft) =>
    JSON.stringify({ ...one, edition: '', members: one.members.map((member) => ({ ...member, id: '' })) });
  return plain(draft) === plain(emptyDraft()) || plain(draft) === plain({ ...emptyDraft(), members: [] });
}
