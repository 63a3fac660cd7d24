// From a tree of nodes to a request: the names that a format has become those of the API, and every value of the
// request knows where it stands in the file.
import { NAMES } from '../dist/names.js';
import { REQUEST } from '../dist/shapes.js';
import { toStep } from '../pointer.js';
import { bare } from '../positions.js';
import { unresolved } from '../unresolved.js';
import { counter } from './tree.js';

const [, shapeOfRequest] = REQUEST;

/** What a format calls members of the request, to what the API calls them. */
const namesBy = (...columns) => new Map(NAMES.flatMap((row) => columns.map((column) => [row[column], row[0]])));

const api = namesBy(0);
const cloudformation = namesBy(1);
const terraform = namesBy(2, 3)
  .set('auto_approved_change_types', 'autoApprovedChangeRequestTypes')
  .set('member', 'members');

/** As the API has it. */
export const asApi = { names: api, called: (name) => name };

/** As CloudFormation has it: strings stand for other scalars and the other way round, and some lists may be left out. */
export const asCloudFormation = {
  names: cloudformation,
  called: (name) => NAMES.find(([api]) => api === name)?.[1] ?? name,
  isLoose: true,
  defaults: ['creatorMemberAbilities', 'members', 'memberAbilities'],
  // What isn't known gets the API's spelling, so that the name that was meant is found.
  other: (key) => key.replace(/^[A-Z]/, (letter) => letter.toLowerCase()),
};

/** As Terraform's providers have it, with what they compute besides. */
export const asTerraform = {
  names: terraform,
  isLoose: true,
  defaults: asCloudFormation.defaults,
  other: () => undefined,
};

/** How many names of an object are members of the request in a format. */
export const known = ({ members }, { names }) =>
  members.filter(({ key }) => Object.hasOwn(shapeOfRequest.members, names.get(key) ?? '')).length;

/**
 * The request that a node is. Answers `request`, `places` (for the pointer of each value, its node), `keys` (for that
 * of each member, where its name is), `open` (the pointers of
 * values that the file leaves open, each with how it says so) and `notes`.
 */
export function requestOf(root, format) {
  const places = new Map();
  const keys = new Map();
  const open = [];
  const notes = [];
  const count = counter();

  function build(node, shape, pointer) {
    count(0, node.offset);
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
        return format.isLoose ? loosely(node, shape, pointer) : node.value;
    }
  }

  function ofArray({ items }, shape, pointer) {
    const present = items.filter(({ kind }) => kind !== 'none');
    if (format.isLoose) {
      // A block of Terraform's, of which there may be one.
      if (shape?.members !== undefined && present.length === 1) return build(present[0], shape, pointer);
      if (shape?.value !== undefined) return ofTags(present, shape, pointer);
    }
    return present.map((item, index) => build(item, shape?.element, `${pointer}/${index}`));
  }

  /** Tags as a list of keys and values. */
  function ofTags(items, shape, pointer) {
    const part = (item, name) => item.members?.find(({ key }) => key.toLowerCase() === name)?.node;
    const pairs = items.map((item) => [part(item, 'key'), part(item, 'value')]);
    if (pairs.some(([key, value]) => key?.kind !== 'scalar' || value === undefined)) {
      const isOpen = pairs.some(([key], index) => key?.kind === 'open' || items[index].kind === 'open');
      if (!isOpen) return items.map((item, index) => build(item, undefined, `${pointer}/${index}`));
      open.push({ pointer, text: 'a key that is left open' });
      return unresolved;
    }
    const tags = new Map();
    for (const [key, value] of pairs) {
      const name = String(key.text ?? key.value);
      if (tags.has(name)) notes.push({ pointer, message: `The tag ${name} is given more than once.`, node: key });
      tags.set(name, build(value, shape.value, `${pointer}/${toStep(name)}`));
    }
    return Object.fromEntries(tags);
  }

  function ofObject({ members }, shape, pointer) {
    const entries = [];
    const structure = shape?.members;
    for (const { key, offset, node } of members) {
      if (node.kind === 'none') continue;
      const name = structure === undefined ? key : nameOf(key, structure);
      // Terraform says null of what isn't there.
      if (name === undefined || (format.isLoose && node.kind === 'scalar' && node.value === null)) continue;
      const inner = structure === undefined ? shape?.value : shapeOf(name, structure);
      // No block of Terraform's, where there may be one.
      if (format.isLoose && inner?.members !== undefined && node.kind === 'array' && node.items.length === 0) continue;
      const at = `${pointer}/${toStep(name)}`;
      keys.set(at, { key, offset });
      entries.push([name, build(node, inner, at)]);
      if (structure !== undefined && !Object.hasOwn(structure, name))
        places.set(at, { ...node, offset, end: offset + key.length });
    }
    const request = Object.fromEntries(entries);
    for (const name of format.defaults ?? []) {
      const isThere = Object.keys(request).some((key) => bare(key) === bare(name));
      if (structure !== undefined && Object.hasOwn(structure, name) && !isThere) request[name] = [];
    }
    return request;
  }

  /** The shape of a member, or of the one that is meant by its name. */
  function shapeOf(name, structure) {
    const known = Object.hasOwn(structure, name)
      ? name
      : Object.keys(structure).find((one) => bare(one) === bare(name));
    return known === undefined ? undefined : structure[known][1];
  }

  function nameOf(key, structure) {
    const name = format.names.get(key);
    if (name !== undefined && Object.hasOwn(structure, name)) return name;
    return format.other === undefined ? key : format.other(key);
  }

  /** A scalar where strings, numbers and booleans stand for each other. */
  function loosely({ value, text, offset, end }, shape, pointer) {
    if (shape?.kind === 'boolean' && typeof value === 'string' && /^(true|false)$/i.test(value)) {
      return value.toLowerCase() === 'true';
    }
    if (shape?.kind !== 'string' || text === undefined || value === null || typeof value === 'string') return value;
    if (typeof value === 'number' && /^0[0-7]+$/.test(text)) {
      const message = `Without quotes, ${text} is an octal number: ${value}. Put it in quotes.`;
      notes.push({ pointer, message, node: { offset, end } });
      return String(value);
    }
    return text;
  }

  const request = build(root, shapeOfRequest, '');
  return { request, places, keys, open, notes };
}
