// Generated from the crate by its program `javascript`; not to be edited.
//
// What would mend an issue, as a JSON Patch (RFC 6902) of the request.
import { fromStep, toStep } from '../pointer.js';
import { bare } from '../spelling.js';
import { REQUEST } from './shapes.js';

/** The value at a path; undefined where there is none. */
const valueAt = (value, path) =>
  path.reduce((around, step) => (Object.hasOwn(Object(around), step) ? around[step] : undefined), value);

const pointerOf = (path) => path.map((step) => '/' + (typeof step === 'number' ? step : toStep(step))).join('');

/** The shape at a path. */
const shapeAt = (path) =>
  path.reduce((shape, step) => shape?.element ?? shape?.value ?? shape?.members?.[step]?.[1], REQUEST[1]);

const replace = (path, value) => [{ op: 'replace', path: pointerOf(path), value }];
const remove = (path) => [{ op: 'remove', path: pointerOf(path) }];

/** What is left of a text without what spellings differ in, spaces among it. */
const tight = (text) => [...bare(text)].filter((letter) => letter.trim() !== '').join('');

/** What stands between digits for a hyphen. */
const HYPHENS = '-\u2010\u2011\u2012\u2013\u2014';

const isDigit = (character) => character >= '0' && character <= '9';
const isOfDigits = (shape) => shape?.pattern === DIGITS;

/** Whom a path is about, as a path, and as a person says it. */
const participantOf = ([first, index]) => (first === 'members' && typeof index === 'number' ? ['members', index] : []);
const whomOf = (participant) => (participant.length > 0 ? 'member ' + (participant[1] + 1) : 'the creator');

/** A member of a participant's, whose name is another one for the creator. */
const memberOf = (participant, name) =>
  participant.length > 0
    ? [...participant, name]
    : ['creator' + (name.startsWith('ml') ? 'ML' + name.slice(2) : name[0].toUpperCase() + name.slice(1))];

/** All participants of a request. */
function participantsOf(request) {
  const members = valueAt(request, ['members']);
  return [[], ...(Array.isArray(members) ? members.map((_, index) => ['members', index]) : [])];
}

/** A parameter; undefined if there is none. */
const figureOf = (p, name) => (Object.hasOwn(p, name) ? p[name] : undefined);

// Each of these is given the request, the path and parameters, and what its row says; it answers a patch, or
// nothing where it can't be done.
const edits = {
  respell(request, path, p, figure) {
    const value = valueAt(request, path);
    const wanted = figureOf(p, figure);
    return wanted !== undefined && typeof value === 'string' && tight(value) === tight(wanted) && replace(path, wanted);
  },
  use(request, path, p, figure) {
    const value = valueAt(request, path);
    const wanted = figureOf(p, figure);
    return typeof value === 'string' && wanted !== undefined && tight(value) !== tight(wanted) && replace(path, wanted);
  },
  put: (request, path, p, text) => valueAt(request, path) !== undefined && replace(path, text),
  renameAlike: (request, path, p, figure) => renamed(request, path, figureOf(p, figure), true),
  rename: (request, path, p, figure) => renamed(request, path, figureOf(p, figure), false),
  remove: (request, path) => valueAt(request, path) !== undefined && remove(path),
  removeMember: (request, path) => participantOf(path).length > 0 && remove(participantOf(path)),
  digits(request, path) {
    const value = valueAt(request, path);
    const shape = shapeAt(path);
    if (!isOfDigits(shape) || typeof value !== 'string') return undefined;
    const digits = [...value].filter(isDigit).join('');
    const rest = [...value].filter((character) => !isDigit(character));
    const isBlank = rest.every((character) => character.trim() === '' || HYPHENS.includes(character));
    return digits.length === shape.min && isBlank && replace(path, digits);
  },
  zero(request, path) {
    const value = valueAt(request, path);
    const shape = shapeAt(path);
    const text = String(value);
    const isWhole = typeof value === 'string' || Number.isSafeInteger(value);
    return (
      isOfDigits(shape) &&
      isWhole &&
      text.length === shape.min - 1 &&
      [...text].every(isDigit) &&
      replace(path, '0' + text)
    );
  },
  quoteDigits(request, path) {
    const value = valueAt(request, path);
    const shape = shapeAt(path);
    return (
      isOfDigits(shape) &&
      Number.isSafeInteger(value) &&
      String(value).length === shape.min &&
      replace(path, String(value))
    );
  },
  quote(request, path, p) {
    const value = valueAt(request, path);
    const isPlain = typeof value === 'boolean' || Number.isFinite(value);
    return p.expected === 'string' && isPlain && !isOfDigits(shapeAt(path)) && replace(path, String(value));
  },
  unquote(request, path, p) {
    const value = valueAt(request, path);
    const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
    return p.expected === 'boolean' && (text === 'true' || text === 'false') && replace(path, text === 'true');
  },
  split(request, path, p) {
    const value = valueAt(request, path);
    if (p.expected !== 'array' || typeof value !== 'string') return undefined;
    const parts = [''];
    for (const character of value) {
      if (character === ',' || character.trim() === '') parts.push('');
      else parts[parts.length - 1] += character;
    }
    return replace(
      path,
      parts.filter((part) => part !== ''),
    );
  },
  wrap(request, path, p) {
    const value = valueAt(request, path);
    return p.expected === 'array' && typeof value === 'object' && value !== null && replace(path, [value]);
  },
  cut(request, path, p) {
    const value = valueAt(request, path);
    const isLong = p.unit === 'characters' && p.place === 'value' && p.actual > figureOf(p, 'max');
    if (!isLong || typeof value !== 'string' || isOfDigits(shapeAt(path))) return undefined;
    return replace(path, [...value].slice(0, p.max).join('').replace(/ +$/, ''));
  },
  removeCharacters(request, path, p) {
    const value = valueAt(request, path);
    const isTold = p.count > 0 && p.characters.length === p.count;
    if (typeof value !== 'string' || !isTold || isOfDigits(shapeAt(path))) return undefined;
    const places = new Set(p.characters.map(({ position }) => position));
    const left = [...value].filter((_, place) => !places.has(place)).join('');
    return left.trim() !== '' && replace(path, left);
  },
  once(request, path) {
    const value = valueAt(request, path);
    if (!Array.isArray(value)) return undefined;
    const repeats = value.flatMap((one, index) => (value.indexOf(one) < index ? [index] : []));
    return repeats.reverse().flatMap((index) => remove([...path, index]));
  },
  pay: (request, path) => valueAt(request, path) === false && replace(path, true),
  keepPayer(request, path) {
    const own = participantOf(path);
    // What stands within a participant's payments is the same for all.
    const rest = path.slice(own.length + 1);
    const places = participantsOf(request).map((participant) => [
      participant,
      [...memberOf(participant, 'paymentConfiguration'), ...rest],
    ]);
    const paying = places.filter(([, place]) => valueAt(request, place) === true);
    return paying.map(([participant, kept]) => ({
      whom: whomOf(participant),
      patch: paying.flatMap(([, place]) => (place === kept ? [] : replace(place, false))),
    }));
  },
  take(request, path, p, value) {
    const list = listAt(request, path);
    const index = list?.value.indexOf(value) ?? -1;
    return index >= 0 && remove([...list.path, index]);
  },
  give(request, path, p, value) {
    const list = listAt(request, path);
    return list && !list.value.includes(value) && [{ op: 'add', path: pointerOf([...list.path, '-']), value }];
  },
  move(request, path, p, figure) {
    const value = valueAt(request, path);
    const name = figureOf(p, figure);
    if (name === undefined) return undefined;
    const participant = participantOf(path);
    const isMl = name !== 'memberAbilities';
    const abilities = memberOf(participant, isMl ? 'mlMemberAbilities' : name);
    if (isMl && shapeAt([...abilities, name]) === undefined) return undefined;
    const list = isMl ? [...abilities, name] : abilities;
    const there = valueAt(request, list);
    const added = Array.isArray(there)
      ? there.includes(value)
        ? []
        : [{ op: 'add', path: pointerOf([...list, '-']), value }]
      : isMl && valueAt(request, abilities) == null
        ? [{ op: 'add', path: pointerOf(abilities), value: { [name]: [value] } }]
        : undefined;
    return added && [...remove(path), ...added];
  },
  stripKey(request, path, p, start) {
    const key = String(path.at(-1));
    let left = key;
    while (left.toLowerCase().startsWith(start)) left = left.slice(start.length);
    return left !== '' && moved(request, path, left);
  },
};

/** The list at a path, or the one that an element of it stands in. */
function listAt(request, path) {
  for (const place of [path, path.slice(0, -1)]) {
    const value = valueAt(request, place);
    if (Array.isArray(value)) return { path: place, value };
  }
  return undefined;
}

function renamed(request, path, name, isAlike) {
  if (name === undefined || (tight(String(path.at(-1))) === tight(name)) !== isAlike) return undefined;
  // Of two that mean the same, a person has to choose.
  const around = valueAt(request, path.slice(0, -1));
  const alike = Object.keys(Object(around)).filter((key) => tight(key) === tight(name));
  return isAlike && alike.length > 1 ? undefined : moved(request, path, name);
}

/** Gives what is at a path another key, which nothing has. */
function moved(request, path, name) {
  const to = [...path.slice(0, -1), name];
  if (valueAt(request, path) === undefined || valueAt(request, to) !== undefined) return undefined;
  return [{ op: 'move', from: pointerOf(path), path: pointerOf(to) }];
}

/** The ways to mend an issue of a request: each with its title, whether it is said to be safe, and its patch. */
export function waysFor(request, { code, path, params }) {
  return (ways[code] ?? []).flatMap(([isSafe, title, edit, ...rest]) => {
    const made = edit(request, path, params, ...rest);
    if (!made || made.length === 0) return [];
    // One that has several ways tells whom each is about.
    const several = edit === edits.keepPayer ? made : [{ whom: whomOf(participantOf(path)), patch: made }];
    return several.map(({ whom, patch }) => ({ title: title(params, whom), isSafe, patch }));
  });
}

/**
 * A request with a patch applied: a copy, which shares with the request what isn't changed. The patch has the operations
 * `add`, `remove`, `replace` and `move`.
 */
export function patched(request, patch) {
  let root = { __proto__: null, root: request };
  for (const operation of patch) {
    const { op, path } = operation;
    const from = Object.hasOwn(operation, 'from') ? operation.from : undefined;
    let value = Object.hasOwn(operation, 'value') ? operation.value : undefined;
    if (op === 'move') {
      const steps = ['root', ...stepsOf(root.root, from)];
      value = valueAt(root, steps);
      root = changed(root, steps, 'remove');
    }
    root = changed(root, ['root', ...stepsOf(root.root, path)], op === 'move' ? 'add' : op, value);
  }
  return root.root;
}

/** The steps of a pointer: where a list is, a number. */
function stepsOf(value, pointer) {
  const steps = pointer.split('/').slice(1).map(fromStep);
  let around = value;
  return steps.map((step) => {
    const found = Array.isArray(around) ? (step === '-' ? around.length : Number(step)) : step;
    around = Object.hasOwn(Object(around), found) ? around[found] : undefined;
    return found;
  });
}

const misfit = () => new TypeError('The patch is none of this request.');

/** A copy of an object or list with something changed at a path in it. */
function changed(around, [step, ...rest], op, value) {
  const isThere = Object.hasOwn(Object(around), step);
  const isAdded = rest.length === 0 && op === 'add';
  if (!isThere && !(isAdded && typeof around === 'object' && around !== null)) throw misfit();
  if (Array.isArray(around)) {
    if (!isThere && step !== around.length) throw misfit();
    const copy = [...around];
    if (rest.length > 0) copy[step] = changed(copy[step], rest, op, value);
    else if (op === 'remove') copy.splice(step, 1);
    else if (op === 'add') copy.splice(step, 0, value);
    else if (op === 'replace') copy[step] = value;
    else throw misfit();
    return copy;
  }
  const entries = Object.entries(around);
  if (rest.length > 0) {
    return Object.fromEntries(
      entries.map(([key, inner]) => [key, key === step ? changed(inner, rest, op, value) : inner]),
    );
  }
  switch (op) {
    case 'remove':
      return Object.fromEntries(entries.filter(([key]) => key !== step));
    case 'replace':
      return Object.fromEntries(entries.map(([key, inner]) => [key, key === step ? value : inner]));
    case 'add':
      return Object.fromEntries([...entries.filter(([key]) => key !== step), [step, value]]);
    default:
      throw misfit();
  }
}
