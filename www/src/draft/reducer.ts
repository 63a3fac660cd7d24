// Every change of the draft, and the way back. Pure: a state and an action in, a state out.
import {
  CREATOR,
  type Cost,
  type Draft,
  type Participant,
  type Tag,
  newId,
  newParticipant,
  participants,
} from './draft';

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
  | { type: 'add member' }
  | { type: 'remove member'; id: string }
  | { type: 'move member'; id: string; by: -1 | 1 }
  | { type: 'fill accounts'; id: string; accounts: readonly string[] }
  | { type: 'ability'; id: string; list: 'abilities' | 'mlAbilities'; ability: string; has: boolean }
  | { type: 'known abilities'; list: 'abilities' | 'mlAbilities'; known: readonly string[] }
  | { type: 'payer'; cost: Cost; id: string | null }
  | { type: 'candidate'; cost: Cost; id: string; pays: boolean }
  | { type: 'decline'; cost: Cost; id: string; declines: boolean }
  | { type: 'add tag' }
  | { type: 'tag'; id: string; field: 'key' | 'value'; value: string }
  | { type: 'remove tag'; id: string }
  | { type: 'replace'; draft: Draft };

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
      return { ...draft, members: [...draft.members, newParticipant(newId())] };
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
    case 'fill accounts': {
      // From the row on; a row below that has an account keeps it, and moves down.
      const members = [...draft.members];
      const first = members.findIndex(({ id }) => id === action.id);
      action.accounts.forEach((accountId, index) => {
        const row = members[first + index];
        if (row && (index === 0 || row.accountId === '')) members[first + index] = { ...row, accountId };
        else members.splice(first + index, 0, { ...newParticipant(newId()), accountId });
      });
      return { ...draft, members };
    }
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
      return { ...draft, tags: [...draft.tags, { id: newId(), key: '', value: '' }] };
    case 'tag':
      return {
        ...draft,
        tags: draft.tags.map((tag: Tag) => (tag.id === action.id ? { ...tag, [action.field]: action.value } : tag)),
      };
    case 'remove tag':
      return { ...draft, tags: draft.tags.filter(({ id }) => id !== action.id) };
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

export function history(state: History, action: Action | { type: 'undo' } | { type: 'redo' }): History {
  const { past, present, future } = state;
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
