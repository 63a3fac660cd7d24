// What a field of the form is. A problem is about one, the focus is in one, a link leads to one.
import type { Cost } from './draft/draft';

/** Fields that a draft has once. */
export type Setting =
  | 'edition'
  | 'name'
  | 'description'
  | 'members'
  | 'queryLogStatus'
  | 'jobLogStatus'
  | 'isMetricsEnabled'
  | 'allowedResultRegions'
  | 'autoApprovedChangeRequestTypes'
  | 'analyticsEngine'
  | 'dataEncryptionMetadata'
  | 'tags';

export type AbilityList = 'abilities' | 'mlAbilities';

type Shape =
  | { readonly kind: 'setting'; readonly name: Setting }
  | { readonly kind: 'participant'; readonly id: string; readonly part: 'displayName' | 'accountId' }
  | { readonly kind: 'tag'; readonly id: string; readonly part: 'key' | 'value' }
  /** Who has an ability: a column of the table. */
  | { readonly kind: 'ability'; readonly ability: string }
  /** Abilities that the edition doesn't have. */
  | { readonly kind: 'unknown'; readonly list: AbilityList }
  /** Who pays for a cost. */
  | { readonly kind: 'payment'; readonly cost: Cost };

/** A field. Two of the same shape are the same object, so that sets and maps can hold them. */
export type FieldId = Shape & {
  /** What it is called in the document. */
  readonly key: string;
};

const made = new Map<string, FieldId>();

const keyOf = (shape: Shape): string => {
  switch (shape.kind) {
    case 'setting':
      return shape.name;
    case 'participant':
      return `members.${shape.id}.${shape.part}`;
    case 'tag':
      return `tags.${shape.id}.${shape.part}`;
    case 'ability':
      return `abilities.${shape.ability}`;
    case 'unknown':
      return `unknown.${shape.list}`;
    case 'payment':
      return `payment.${shape.cost}`;
  }
};

/** The field of a shape. */
export function fieldId(shape: Shape): FieldId {
  const key = keyOf(shape);
  const known = made.get(key);
  if (known) return known;
  const field = { ...shape, key };
  made.set(key, field);
  return field;
}

export const setting = (name: Setting) => fieldId({ kind: 'setting', name });

/** The step that a field is on, from 0. */
export function stepOf({ kind }: FieldId): 0 | 1 | 2 {
  switch (kind) {
    case 'ability':
    case 'unknown':
      return 1;
    case 'payment':
      return 2;
    default:
      return 0;
  }
}
