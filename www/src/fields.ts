// What the package says of each field: the form states no label, limit or meaning of its own.
import { type FieldDescription, type FieldValue, describe } from 'cleanrooms-collaboration/async';

const fields = new Map(describe().map((field) => [field.pointer, field]));

export function fieldAt(pointer: string): FieldDescription {
  const field = fields.get(pointer);
  if (!field) throw new Error(`The package describes no field ${pointer}.`);
  return field;
}

export const valuesOf = (pointer: string): readonly FieldValue[] => fieldAt(pointer).values ?? [];

/** The two lists of abilities that each participant has in the draft, and where a request has them. */
export const abilityLists = [
  { list: 'abilities', pointer: '/creatorMemberAbilities' },
  { list: 'mlAbilities', pointer: '/creatorMLMemberAbilities/customMLMemberAbilities' },
] as const;

export const knownAbilities = (wanted: (typeof abilityLists)[number]['list']): readonly string[] =>
  abilityLists.flatMap(({ list, pointer }) => (list === wanted ? valuesOf(pointer).map(({ value }) => value) : []));

/** What to call a value; itself, if it is none of the field's. */
export const labelOf = (pointer: string, value: string) =>
  valuesOf(pointer).find((known) => known.value === value)?.label ?? value;
