// Generated from the tables of the crate by its program `javascript`; not to be edited.

/** All fields of an edition, in the order in which a person is asked for them. Made anew at each call. */
export const describeIn = (edition) =>
  rows()
    .map(ranged)
    .filter(holdsIn(edition))
    .map(([, row], order) => field(row, order));

/** A row with the editions that it holds in. */
const ranged = (row) => (typeof row[0] === 'number' ? row : [0, row]);

const holdsIn =
  (edition) =>
  ([since, , until = Infinity]) =>
    since <= edition && edition < until;

function field([pointer, label, help, kind, group, flags, constraint, ...limited], order) {
  const [length, keyLength, valueLength, choices] = limited;
  const [required, multiline, unique] = [1, 2, 4].map((flag) => (flags & flag) !== 0);
  const optional = {
    constraint,
    limits: length && limits(length),
    keyLimits: keyLength && limits(keyLength),
    valueLimits: valueLength && limits(valueLength),
    values: choices?.map((choice) => {
      const [value, name, meaning] = typeof choice === 'string' ? [choice, choice, ''] : choice;
      return { value, label: name, help: meaning };
    }),
  };
  const path = pointer.slice(1).split('/');
  const given = Object.entries(optional).filter(([, value]) => value !== undefined);
  return { path, pointer, label, help, kind, required, multiline, unique, group, order, ...Object.fromEntries(given) };
}

const limits = ([unit, min, max]) => (max === undefined ? { unit, min } : { unit, min, max });
