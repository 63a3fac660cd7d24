// Generated from the tables of the crate by its program `javascript`; not to be edited.
//
// The tables of the operation. A structure's member is a row: its label, its shape, flags, the edition that it came
// with, and the edition from which on it isn't required. What stands behind the first is left out where it is 0. Editions
// are told by their places among all, and rows and values stand in the order of the editions that they came with.
//
// No object has a prototype: what one lacked, it would take from `Object.prototype`.

/** The edition that a member came with. Rows are taken apart: an index beyond a row's end is looked up in prototypes. */
export const sinceOf = ([, , , since = 0]) => since;

/** The names of the members that a structure has in an edition. */
export const namesIn = ({ members }, edition) =>
  Object.keys(members).filter((name) => sinceOf(members[name]) <= edition);

/** The values that an enum has in an edition. */
export const valuesIn = ({ values, since }, edition) =>
  since === undefined ? values : values.filter((_, place) => since[place] <= edition);

/** What limits a string, list or map in an edition: `min`, `max`, `pattern`. What isn't there is no limit. */
export const limitsIn = (shape, edition) => (edition >= shape.later?.[0] ? shape.later[1] : shape);
