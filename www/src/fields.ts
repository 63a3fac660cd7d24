// What the package says of each field in each edition: the form states no label, limit or meaning of its own.
import { type Edition, type FieldDescription, type FieldValue, describe } from 'cleanrooms-collaboration/async';
import { editions as described } from 'cleanrooms-collaboration/codes';

export const editions: readonly Edition[] = described.map(({ edition }) => edition);
export const FIRST: Edition = '2024-11-07';
/** The newest: it has every field that there is. */
export const NEWEST: Edition = editions.at(-1) ?? FIRST;

const fields = new Map(
  editions.map((edition) => [edition, new Map(describe({ edition }).map((field) => [field.pointer, field]))]),
);

/** The field of an edition, if it has it. */
export const findField = (pointer: string, edition: Edition) => fields.get(edition)?.get(pointer);

/** The field of an edition; of the newest, where they all have it alike. */
export function fieldAt(pointer: string, edition = NEWEST): FieldDescription {
  const field = findField(pointer, edition);
  if (!field) throw new Error(`The package describes no field ${pointer} of ${edition}.`);
  return field;
}

export const valuesOf = (pointer: string, edition: Edition): readonly FieldValue[] =>
  findField(pointer, edition)?.values ?? [];

/** The two lists of abilities that each participant has in the draft, and where a request has them. */
export const abilityLists = [
  { list: 'abilities', pointer: '/creatorMemberAbilities' },
  { list: 'mlAbilities', pointer: '/creatorMLMemberAbilities/customMLMemberAbilities' },
] as const;

export const knownAbilities = (wanted: (typeof abilityLists)[number]['list'], edition: Edition): readonly string[] =>
  abilityLists.flatMap(({ list, pointer }) =>
    list === wanted ? valuesOf(pointer, edition).map(({ value }) => value) : [],
  );

/** Abilities that only later editions have. */
export function laterAbilities(list: (typeof abilityLists)[number]['list'], edition: Edition): readonly string[] {
  const known = knownAbilities(list, edition);
  return knownAbilities(list, NEWEST).filter((ability) => !known.includes(ability));
}

/** Whether any edition has an ability: one that only a later edition has comes back with it. */
export const isAbility = (list: (typeof abilityLists)[number]['list'], ability: string) =>
  knownAbilities(list, NEWEST).includes(ability);

/** The values of a field as choices with what each means. */
export const choicesOf = (pointer: string, edition: Edition) =>
  valuesOf(pointer, edition).map(({ value, label, help }) => ({ value, label, description: help }));

/** What values are called, whatever they are of. */
const labels = new Map(
  describe({ edition: NEWEST }).flatMap(({ values = [] }) => values.map(({ value, label }) => [value, label])),
);

/** “ENABLED (On)”: a sentence with what its last word is called, if that is a value. */
export const withLabel = (sentence: string) =>
  sentence.replace(/[A-Z_]+$/, (value) => (labels.has(value) ? `${value} (${labels.get(value)})` : value));

/** What to call a value; itself, if it is none of the field's. */
export const labelOf = (pointer: string, value: string) =>
  valuesOf(pointer, NEWEST).find((known) => known.value === value)?.label ?? value;
