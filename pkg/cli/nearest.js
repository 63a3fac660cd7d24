// What is meant by a mistyped name.

/** The one of some names that was meant by a mistyped one, if one is close. */
export function nearest(name, names) {
  const distances = names.map((known) => ({ known, distance: distance(name, known) }));
  const [first] = distances.toSorted((a, b) => a.distance - b.distance);
  const isClose = first.distance < name.length && first.distance <= Math.max(2, Math.floor(first.known.length / 3));
  return isClose ? first.known : undefined;
}

/** How many letters have to be put in, taken out or replaced. */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one.slice(0, 100)].entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      next.push(Math.min(row[j] + Number(letter !== other[j]), row[j + 1] + 1, next[j] + 1));
    }
    row = next;
  }
  return row.at(-1);
}
