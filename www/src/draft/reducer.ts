// Every change of the draft, and the way back. Pure: a state and an action in, a state out.
import {
  CREATOR,
  type Cost,
  type Draft,
  type Participant,
  type Tag,
  type Use,
  newId,
  newParticipant,
  newTag,
  participants,
} from './draft';
import type { PastedParticipant, PastedTag } from './pasted';

export type Action =
  | { type: 'edition'; edition: Draft['edition'] }
  | {
      type: 'set';
      field: 'name' | 'description' | 'analyticsEngine' | 'queryLogStatus' | 'jobLogStatus';
      value: string;
    }
  | { type: 'metrics'; value: Draft['metrics'] }
  | { type: 'choose'; field: 'regions' | 'changeTypes'; values: readonly string[] }
  | { type: 'encryption'; value: Draft['encryption'] }
  | { type: 'participant'; id: string; field: 'displayName' | 'accountId'; value: string }
  | { type: 'add member'; id: string }
  | { type: 'remove member'; id: string }
  | { type: 'move member'; id: string; by: -1 | 1 }
  /** From a participant's row on. */
  | { type: 'paste participants'; id: string; rows: readonly PastedParticipant[] }
  | { type: 'use'; use: Use; isUsed: boolean }
  | { type: 'ability'; id: string; list: 'abilities' | 'mlAbilities'; ability: string; has: boolean }
  /** One alone has it, or nobody. */
  | { type: 'only'; id: string | null; ability: string }
  | { type: 'known abilities'; list: 'abilities' | 'mlAbilities'; known: readonly string[] }
  | { type: 'payer'; cost: Cost; id: string | null }
  | { type: 'candidate'; cost: Cost; id: string; pays: boolean }
  | { type: 'decline'; cost: Cost; id: string; declines: boolean }
  | { type: 'add tag'; id: string }
  /** From a tag's row on. */
  | { type: 'paste tags'; id: string; tags: readonly PastedTag[] }
  | { type: 'tag'; id: string; field: 'key' | 'value'; value: string }
  | { type: 'remove tag'; id: string }
  /** A fix was made in it. */
  | { type: 'mend'; draft: Draft }
  /** Another is begun with. */
  | { type: 'replace'; draft: Draft };

/**
 * Rows with what was pasted from one of them on: into those that are free, counted from it, and into new ones. What others
 * hold stays, and moves down.
 */
function pastedInto<Row, Pasted>(
  rows: readonly Row[],
  at: number,
  pasted: readonly Pasted[],
  isFree: (row: Row, index: number) => boolean,
  fill: (row: Row, pasted: Pasted) => Row,
  newOne: () => Row,
): readonly Row[] {
  const all = [...rows];
  pasted.forEach((one, index) => {
    const row = all[at + index];
    if (row !== undefined && isFree(row, index)) all[at + index] = fill(row, one);
    else all.splice(at + index, 0, fill(newOne(), one));
  });
  return all;
}

const newRow = () => newParticipant(newId());
/** What was pasted without a name leaves the row its own. */
const filled = (row: Participant, { accountId, displayName }: PastedParticipant): Participant => ({
  ...row,
  accountId,
  displayName: displayName === '' ? row.displayName : displayName,
});
/** Whether a row has room for what is pasted. A name alone waits for its account. */
const isBlank = ({ accountId }: Participant) => accountId === '';

/** Changes one participant. */
function withParticipant(draft: Draft, id: string, change: (one: Participant) => Participant): Draft {
  if (id === CREATOR) return { ...draft, creator: change(draft.creator) };
  return { ...draft, members: draft.members.map((member) => (member.id === id ? change(member) : member)) };
}

const withAll = (draft: Draft, change: (one: Participant) => Participant): Draft =>
  participants(draft).reduce((changed, { id }) => withParticipant(changed, id, change), draft);

export function changed(draft: Draft, action: Action): Draft {
  switch (action.type) {
    case 'edition':
      return draft.edition === action.edition ? draft : { ...draft, edition: action.edition };
    case 'set':
      return { ...draft, [action.field]: action.value };
    case 'metrics':
      return { ...draft, metrics: action.value };
    case 'choose':
      return { ...draft, [action.field]: action.values };
    case 'encryption':
      return { ...draft, encryption: action.value };
    case 'participant':
      return withParticipant(draft, action.id, (one) => ({ ...one, [action.field]: action.value }));
    case 'add member':
      return { ...draft, members: [...draft.members, newParticipant(action.id)] };
    case 'remove member':
      return { ...draft, members: draft.members.filter(({ id }) => id !== action.id) };
    case 'move member': {
      const members = [...draft.members];
      const from = members.findIndex(({ id }) => id === action.id);
      const to = from + action.by;
      const moved = members[from];
      const other = members[to];
      if (!moved || !other) return draft;
      members[from] = other;
      members[to] = moved;
      return { ...draft, members };
    }
    case 'paste participants': {
      const [mine, ...others] = action.rows;
      // The creator is one: what comes after is of the members.
      if (action.id === CREATOR && mine) {
        const creator = filled(draft.creator, mine);
        return { ...draft, creator, members: pastedInto(draft.members, 0, others, isBlank, filled, newRow) };
      }
      const at = draft.members.findIndex(({ id }) => id === action.id);
      const isFree = (one: Participant, index: number) => index === 0 || isBlank(one);
      return { ...draft, members: pastedInto(draft.members, at, action.rows, isFree, filled, newRow) };
    }
    case 'use':
      return { ...draft, uses: { ...draft.uses, [action.use]: action.isUsed } };
    case 'only':
      return withAll(draft, (one) => {
        const others = one.abilities.filter((ability) => ability !== action.ability);
        if (one.id === action.id) return { ...one, abilities: [...others, action.ability] };
        return others.length === one.abilities.length ? one : { ...one, abilities: others };
      });
    case 'ability':
      return withParticipant(draft, action.id, (one) => {
        const others = one[action.list].filter((ability) => ability !== action.ability);
        return { ...one, [action.list]: action.has ? [...others, action.ability] : others };
      });
    case 'known abilities':
      return withAll(draft, (one) => ({
        ...one,
        [action.list]: one[action.list].filter((ability) => action.known.includes(ability)),
      }));
    case 'payer':
      // One who pays takes the place of any other.
      return withAll(draft, (one) => {
        const before = one.pays[action.cost];
        const says = one.id === action.id ? 'yes' : before === 'yes' ? 'nothing' : before;
        return before === says ? one : { ...one, pays: { ...one.pays, [action.cost]: says } };
      });
    case 'candidate':
      return withParticipant(draft, action.id, (one) => ({
        ...one,
        pays: { ...one.pays, [action.cost]: action.pays ? 'yes' : 'nothing' },
      }));
    case 'decline':
      return withParticipant(draft, action.id, (one) => ({
        ...one,
        pays: { ...one.pays, [action.cost]: action.declines ? 'no' : 'nothing' },
      }));
    case 'add tag':
      return { ...draft, tags: [...draft.tags, newTag(action.id)] };
    case 'tag':
      return {
        ...draft,
        tags: draft.tags.map((tag: Tag) => (tag.id === action.id ? { ...tag, [action.field]: action.value } : tag)),
      };
    case 'paste tags': {
      const at = draft.tags.findIndex(({ id }) => id === action.id);
      const isFree = ({ key, value }: Tag, index: number) => index === 0 || (key === '' && value === '');
      const fill = (tag: Tag, pasted: PastedTag) => ({ ...tag, ...pasted });
      return { ...draft, tags: pastedInto(draft.tags, at, action.tags, isFree, fill, () => newTag(newId())) };
    }
    case 'remove tag':
      return { ...draft, tags: draft.tags.filter(({ id }) => id !== action.id) };
    case 'mend':
    case 'replace':
      return action.draft;
  }
}

/** A draft, and the one that it grew out of: what was last begun with, as an example or an import. */
export interface Version {
  readonly draft: Draft;
  readonly origin: Draft;
}

export interface History {
  readonly past: readonly Version[];
  readonly present: Version;
  readonly future: readonly Version[];
  /** What was typed into last: more of it is one step back. */
  readonly typing: string | null;
}

export const begin = (draft: Draft): History => ({
  past: [],
  present: { draft, origin: draft },
  future: [],
  typing: null,
});

/** How many steps back there are. */
const STEPS = 100;

/** The field that an action types into. */
function typed(action: Action): string | null {
  switch (action.type) {
    case 'set':
      return action.field === 'name' || action.field === 'description' ? action.field : null;
    case 'participant':
    case 'tag':
      return `${action.id} ${action.field}`;
    default:
      return null;
  }
}

/** A way through the history: a step, or back to what was there before another draft was begun with. */
export type Way =
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'give back'; readonly instead: Draft }
  /** There is nothing before it. */
  | { readonly type: 'begin'; readonly draft: Draft };

export function history(state: History, action: Action | Way): History {
  const { past, present, future } = state;
  if (action.type === 'begin') return begin(action.draft);
  if (action.type === 'give back') {
    const at = past.findLastIndex(({ origin }) => origin !== action.instead);
    const before = past[at];
    if (!before || present.origin !== action.instead) return state;
    return {
      past: past.slice(0, at),
      present: before,
      future: [...past.slice(at + 1), present, ...future],
      typing: null,
    };
  }
  if (action.type === 'undo') {
    const before = past.at(-1);
    if (!before) return state;
    return { past: past.slice(0, -1), present: before, future: [present, ...future], typing: null };
  }
  if (action.type === 'redo') {
    const [next, ...rest] = future;
    if (!next) return state;
    return { past: [...past, present], present: next, future: rest, typing: null };
  }
  const draft = changed(present.draft, action);
  if (draft === present.draft) return state;
  const next = { draft, origin: action.type === 'replace' ? draft : present.origin };
  const typing = typed(action);
  const goesOn = typing !== null && typing === state.typing;
  return { past: goesOn ? past : [...past, present].slice(-STEPS), present: next, future: [], typing };
}
