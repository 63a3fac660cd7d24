// From a tree of nodes to a request: the names that a format has become those of the API, and every value of the
// request knows where it stands in the file.
import { NAMES } from '../dist/names.js';
import { REQUEST } from '../dist/shapes.js';
import { fromStep, toStep } from '../pointer.js';
import { bare } from '../spelling.js';
import { unresolved } from '../unresolved.js';
import { counter } from './tree.js';

const [, shapeOfRequest] = REQUEST;

/** What a format calls members of the request, to what the API calls them. */
const namesBy = (...columns) => new Map(NAMES.flatMap((row) => columns.map((column) => [row[column], row[0]])));

/** Lists that may be left out in templates and in Terraform: they are empty then. */
const DEFAULTS = ['creatorMemberAbilities', 'members', 'memberAbilities'];

// How a format has a request:
//   names       what it calls members, to what the API calls them
//   called      what it calls a member of the API
//   other       what becomes of a name that isn't one of these: the name in the request; undefined, if it is passed over
//   defaults    lists that may be left out
//   mixes       whether strings stand for other scalars, and the other way round
//   nullIsOut   whether null says that something isn't there
//   blocks      whether a structure is a list of one, or of none
//   tags        'list', where tags are a list of keys and values

/** As the API has it. */
export const asApi = { names: namesBy(0), called: (name) => name, other: (key) => key };

/** As CloudFormation has it. */
export const asCloudFormation = {
  names: namesBy(1),
  called: (name) => NAMES.find(([api]) => api === name)?.[1] ?? name,
  // What isn't known gets the API's spelling, so that the name that was meant is found.
  other: (key) => key.replace(/^[A-Z]/, (letter) => letter.toLowerCase()),
  defaults: DEFAULTS,
  mixes: true,
  tags: 'list',
};

/** As Terraform's provider `aws` has it, with what it computes besides. */
export const asTerraform = {
  names: namesBy(3).set('member', 'members'),
  other: () => undefined,
  defaults: DEFAULTS,
  mixes: true,
  nullIsOut: true,
  blocks: true,
};

/** As Terraform's provider `awscc` has it, which follows CloudFormation. */
export const asAwscc = {
  ...asTerraform,
  names: namesBy(2).set('auto_approved_change_types', 'autoApprovedChangeRequestTypes'),
  blocks: false,
  tags: 'list',
};

/** The members of the request that an object has in a format, as the API calls them. */
export const known = ({ members }, { names }) =>
  members.flatMap(({ key }) => names.get(key) ?? []).filter((name) => Object.hasOwn(shapeOfRequest.members, name));

/** The shape of what stands at a pointer of the request; nothing, where it has none. */
export const shapeAt = (pointer) =>
  pointer
    .split('/')
    .slice(1)
    .map(fromStep)
    .reduce((shape, step) => {
      if (shape?.members === undefined) return shape?.element ?? shape?.value;
      return Object.hasOwn(shape.members, step) ? shape.members[step][1] : undefined;
    }, shapeOfRequest);

/** A value of the request as a format has it, to be written there. */
export function inFormat(format, shape, value) {
  if (Array.isArray(value)) return value.map((one) => inFormat(format, shape?.element, one));
  if (typeof value !== 'object' || value === null) return value;
  if (shape?.members !== undefined) {
    const named = ([key, inner]) => [format.called(key), inFormat(format, shape.members[key]?.[1], inner)];
    return Object.fromEntries(Object.entries(value).map(named));
  }
  const isList = format.tags === 'list' && shape?.value !== undefined;
  return isList ? Object.entries(value).map(([Key, Value]) => ({ Key, Value })) : value;
}

/**
 * The request that a node is. Answers the `request`; `places`: for the pointer of each value, its node; `keys`: for that of each
 * member, where its name is, and of a tag in a list the `item` and the `node` of its key; `open` and `computed`: the pointers of
 * values that the file leaves open, and of those that it says elsewhere or puts together, each with how it says so; `notes` on how
 * it was read, of which some are errors of the format's own.
 */
export function requestOf(root, format) {
  const places = new Map();
  const keys = new Map();
  const open = [];
  const computed = [];
  const notes = [];
  const count = counter();
  const note = (pointer, message, node, isError) => notes.push({ pointer, message, node, isError });

  function build(given, shape, pointer, made) {
    count(0, given.offset);
    const node = made && !given.made ? { ...given, made } : given;
    if (given.made && !made && given.kind !== 'open') computed.push({ pointer, text: given.made });
    places.set(pointer, node);
    switch (node.kind) {
      case 'open':
        open.push({ pointer, text: node.text });
        return unresolved;
      case 'array':
        return ofArray(node, shape, pointer);
      case 'object':
        return ofObject(node, shape, pointer);
      default:
        return format.mixes ? mixed(node, shape, pointer) : node.value;
    }
  }

  function ofArray(node, shape, pointer) {
    const { made } = node;
    const present = node.items.filter(({ kind }) => kind !== 'none');
    if (format.blocks && shape?.members !== undefined && present.length === 1) {
      return build(present[0], shape, pointer, made);
    }
    if (format.tags === 'list' && shape?.value !== undefined) return ofTags(node, present, shape, pointer);
    return present.map((item, index) => build(item, shape?.element, `${pointer}/${index}`, made));
  }

  /** Tags as a list of keys and values. */
  function ofTags(node, items, shape, pointer) {
    const part = (item, name) => item.members?.find(({ key }) => key.toLowerCase() === name)?.node;
    const tags = new Map();
    for (const item of items) {
      const [key, value] = [part(item, 'key'), part(item, 'value')];
      if (item.kind === 'open' || key?.kind === 'open') {
        open.push({ pointer, text: item.text ?? key.text });
        return unresolved;
      }
      if (key?.kind !== 'scalar' || value === undefined) {
        note(pointer, 'A tag is an object with a key and a value.', item, true);
        continue;
      }
      const name = String(key.text ?? key.value);
      if (tags.has(name)) note(pointer, `The tag ${name} is given more than once.`, key, true);
      const at = `${pointer}/${toStep(name)}`;
      if (value.kind === 'scalar' && value.value === '') {
        note(at, 'CloudFormation takes no tag with an empty value.', value, true);
      }
      keys.set(at, { offset: key.offset, made: item.made, node: key, item });
      tags.set(name, build(value, shape.value, at, item.made));
    }
    return Object.fromEntries(tags);
  }

  function ofObject(node, shape, pointer) {
    const structure = shape?.members;
    if (format.tags === 'list' && shape?.value !== undefined) {
      note(pointer, 'Tags are a list here, of objects with a key and a value.', node, true);
    }
    const entries = new Map();
    for (const member of node.members) {
      const { key, offset, node: value } = member;
      if (isLeftOut(value)) continue;
      const name = structure === undefined ? key : nameOf(key, structure, pointer, member);
      if (name === undefined) continue;
      const inner = structure === undefined ? shape?.value : shapeOf(name, structure);
      // No block of Terraform's, where there may be one.
      if (format.blocks && inner?.members !== undefined && value.kind === 'array' && value.items.length === 0) continue;
      const at = `${pointer}/${toStep(name)}`;
      if (entries.has(name)) {
        note(at, `${key} stands here a second time, in another spelling.`, { offset }, true);
        continue;
      }
      keys.set(at, { key, offset, made: node.made });
      entries.set(name, build(value, inner, at, node.made));
      if (structure !== undefined && !Object.hasOwn(structure, name)) {
        places.set(at, { ...value, offset, end: offset + key.length });
      }
    }
    for (const name of format.defaults ?? []) {
      const isThere = [...entries.keys()].some((key) => bare(key) === bare(name));
      if (structure !== undefined && Object.hasOwn(structure, name) && !isThere) entries.set(name, []);
    }
    return Object.fromEntries(entries);
  }

  const isLeftOut = ({ kind, value }) =>
    kind === 'none' || (format.nullIsOut === true && kind === 'scalar' && value === null);

  /** The shape of a member, or of the one that is meant by its name. */
  function shapeOf(name, structure) {
    const found = Object.hasOwn(structure, name)
      ? name
      : Object.keys(structure).find((one) => bare(one) === bare(name));
    return found === undefined ? undefined : structure[found][1];
  }

  /** What a member is called in the request. */
  function nameOf(key, structure, pointer, { offset }) {
    const name = format.names.get(key);
    if (name !== undefined && Object.hasOwn(structure, name)) return name;
    const other = format.other(key);
    if (other !== undefined && Object.hasOwn(structure, other)) {
      // As the API has it, and not this format.
      const message = `${key} isn't a property: it is called ${format.called(other)}.`;
      note(`${pointer}/${toStep(other)}`, message, { offset }, true);
    }
    return other;
  }

  /** A scalar where strings, numbers and booleans stand for each other. */
  function mixed({ value, text, offset, end }, shape, pointer) {
    if (shape?.kind === 'boolean' && typeof value === 'string' && /^(true|false)$/i.test(value)) {
      return value.toLowerCase() === 'true';
    }
    if (shape?.kind !== 'string' || text === undefined || value === null || typeof value === 'string') return value;
    if (typeof value === 'number' && /^0[0-7]+$/.test(text)) {
      const message = `Without quotes, ${text} is an octal number: ${value}. Put it in quotes.`;
      note(pointer, message, { offset, end }, false);
      return String(value);
    }
    return text;
  }

  const request = build(root, shapeOfRequest, '', false);
  return { request, places, keys, open, computed, notes };
}
