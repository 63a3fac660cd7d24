// Reads the requests of a file, whatever it is: JSON, YAML, templates of CloudFormation, plans of Terraform, commands of the
// AWS CLI, answers of other calls. It reads and checks nothing, evaluates nothing, and opens no other file.
import { placer } from '../lines.js';
import { patched } from '../dist/fixes.js';
import { around, bare, offsetsAt } from '../positions.js';
import { REQUEST } from '../dist/shapes.js';
import { eventsOf, requestOfAnswer } from './answers.js';
import { causeIn, decode, refuse } from './causes.js';
import { collaborationsOf, nestedIn } from './cloudformation.js';
import { edited } from './edit.js';
import { commandsIn, requestOfCommand } from './command.js';
import { Unreadable } from './problem.js';
import { asApi, asCloudFormation, asTerraform, known, requestOf } from './request.js';
import { resourcesOf } from './terraform.js';
import { jsonTree, memberOf, yamlTrees } from './tree.js';

const [, { members: MEMBERS }] = REQUEST;

/** Members that much else has, too: by them alone, nothing is a request. */
const COMMON = new Set(['name', 'description', 'tags', 'members']);

const isRequest = (keys) => keys.some((key) => Object.hasOwn(MEMBERS, key) && !COMMON.has(key));

export { unresolved } from '../unresolved.js';

export function read(input, options = {}) {
  if (typeof input !== 'string' && !(input instanceof Uint8Array))
    throw new TypeError('A file must be a string or a Uint8Array.');
  let text = typeof input === 'string' ? input.replace(/^\ufeff/, '') : '';
  try {
    if (typeof input !== 'string') text = decode(input);
    const { name = '', format } = options;
    return { ok: true, requests: withEdits(text, options, readText(text, String(name), format)) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const { code, message, offset, isCause } = error;
    const { line, column } = placer(error.text ?? text)(offset);
    return { ok: false, requests: [], problem: { code, message, isCause, line, column } };
  }
}

/** Formats whose text a fix can change. */
const EDITABLE = new Set(['json', 'yaml', 'cloudformation', 'cloudformation-properties']);

/** Gives each request what makes a patch of it in the text of the file. */
const withEdits = (text, options, requests) =>
  requests.map(({ source, ...one }, index) => ({
    ...one,
    edit(patch) {
      if (!EDITABLE.has(one.format)) return undefined;
      const changed = edited(text, source(), patch);
      if (changed === undefined) return undefined;
      // What is read of it then must be the request with the patch, and nothing else may have changed.
      const after = read(changed, options).requests;
      const wanted = requests.map(({ request }, place) => (place === index ? patched(request, patch) : request));
      return isSame(
        after.map(({ request }) => request),
        wanted,
      )
        ? changed
        : undefined;
    },
  }));

function isSame(one, other) {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return Object.is(one, other);
  const keys = Object.keys(one);
  if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]));
}

function readText(text, name, format) {
  refuse(text, name);
  const placeOf = placer(text);
  const recognised = (found) => {
    if (found.length > 0) return found;
    throw new Unreadable('not_recognised', NOT_RECOGNISED, 0);
  };
  if (format === 'json') return [ofJson(text, JSON.parse(text), 0, placeOf)];
  if (/^\s*(?:[{[]|\/\/|\/\*)/.test(text)) return recognised(readJson(text, placeOf));
  const commands = commandsIn(text);
  if (commands.length > 0) {
    return commands.map(({ offset, start }) =>
      ofNode(requestOfCommand(text, offset, start), asApi, { format: 'cli', offset, placeOf }),
    );
  }
  const isTemplate = /^["']?(Resources|AWSTemplateFormatVersion|Transform)["']?\s*:/m.test(text);
  const trees = yamlTrees(text, isTemplate || /^["']?[A-Z]\w*["']?\s*:/m.test(text) ? '1.1' : '1.2');
  return recognised(
    trees.flatMap((tree, index) =>
      ofTree(tree, 'yaml', trees.length > 1 ? `document ${index + 1}` : undefined, placeOf),
    ),
  );
}

const NOT_RECOGNISED =
  'There is no collaboration in it that can be recognised: no request, no AWS::CleanRooms::Collaboration, no plan of Terraform with one, no command, no answer of GetCollaboration.';

function readJson(text, placeOf) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return readLoosely(text, placeOf);
  }
  const isObject = (one) => typeof one === 'object' && one !== null && !Array.isArray(one);
  if (isObject(value) && isRequest(Object.keys(value))) return [ofJson(text, value, 0, placeOf)];
  const duplicates = [];
  const tree = jsonTree(text, duplicates);
  // Each request of a list is checked as text, which tells of its own.
  if (tree.kind !== 'array' && duplicates.length > 0) throw duplicates[0];
  return ofTree(tree, 'json', undefined, placeOf, text);
}

/** What isn't JSON: lines of it, or JSON with comments and trailing commas. */
function readLoosely(text, placeOf) {
  const lines = [...text.matchAll(/[^\r\n]+/g)].filter(([line]) => line.trim() !== '');
  if (lines.length > 1 && lines.slice(0, 2).every(([line]) => isJson(line))) {
    return lines.map(({ 0: line, index }) => {
      if (!isJson(line)) throw new Unreadable('syntax', 'A line is no JSON.', index);
      return ofJson(line, JSON.parse(line), index, placeOf);
    });
  }
  let tree;
  try {
    tree = jsonTree(text);
  } catch (error) {
    throw (error.code === 'syntax' && causeIn(text)) || error;
  }
  const note = {
    pointer: '',
    message: 'It has comments or trailing commas, which JSON has not: the API takes neither.',
  };
  return ofTree(tree, 'json', undefined, placeOf).map((one) => ({
    ...one,
    notes: [...one.notes, { ...note, ...lineAndColumn(placeOf(0)) }],
  }));
}

function isJson(line) {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

const lineAndColumn = ({ line, column }) => ({ line, column });

/** A request that is JSON text, at an offset of the file. */
function ofJson(json, request, offset, placeOf, name) {
  const leading = offset + json.search(/\S/);
  return {
    format: 'json',
    ...(name !== undefined && { name }),
    request,
    json,
    open: [],
    notes: [],
    line: placeOf(leading).line,
    source: () => moved(requestOf(jsonTree(json, []), asApi), offset, asApi),
    place: (pointer) => placeOf(offset + offsetsAt(json, [pointer]).get(pointer)),
    places: (pointers) => {
      const found = offsetsAt(json, pointers);
      return new Map(pointers.map((pointer) => [pointer, placeOf(offset + found.get(pointer))]));
    },
  };
}

/** Places of a text that is a part of a file, from an offset on, as places of the file. */
function moved({ places, keys }, by, { called }) {
  const move = (place) => ({
    ...place,
    offset: place.offset + by,
    ...(place.end !== undefined && { end: place.end + by }),
    ...(place.items && { items: place.items.map(move) }),
  });
  const all = (map) => new Map([...map].map(([pointer, place]) => [pointer, move(place)]));
  return { places: all(places), keys: all(keys), nameOf: called };
}

/** A request that a node of a document is. */
function ofNode(node, names, { format, name, offset, placeOf }) {
  const { request, places, keys, open, notes } = requestOf(node, names);
  let alike;
  const nodeAt = (pointer) => {
    const find = (one) => {
      if (places.has(one)) return places.get(one);
      alike ??= new Map([...places].map(([known, place]) => [bare(known), place]));
      return alike.get(bare(one));
    };
    return around(pointer).reduce((found, one) => found ?? find(one), undefined);
  };
  const place = (pointer) => placeOf(nodeAt(pointer).offset);
  return {
    format,
    ...(name !== undefined && { name }),
    request,
    open: open.map(({ pointer, text }) => ({ pointer, text, ...lineAndColumn(place(pointer)) })),
    notes: notes.map(({ pointer, message, node: about }) => ({
      pointer,
      message,
      ...lineAndColumn(placeOf(about.offset)),
    })),
    line: placeOf(offset ?? node.offset).line,
    source: () => ({ places, keys, nameOf: names.called }),
    place,
    places: (pointers) => new Map(pointers.map((pointer) => [pointer, place(pointer)])),
  };
}

/** The requests of a document. `text` is its text, where that is JSON. */
function ofTree(tree, format, name, placeOf, text) {
  if (tree.kind === 'array') {
    return tree.items.flatMap((item, index) =>
      ofTree(item, format, name === undefined ? `/${index}` : `${name}, /${index}`, placeOf, text),
    );
  }
  if (tree.kind !== 'object') return [];
  const one = (node, names, more) => ofNode(node, names, { format, name, placeOf, ...more });
  if (memberOf(tree, 'Resources') !== undefined) {
    const found = collaborationsOf(tree).map((resource) =>
      one(resource.node, asCloudFormation, { ...resource, format: 'cloudformation' }),
    );
    const nested = nestedIn(tree);
    if (found.length > 0 || nested.length === 0) return found;
    throw new Unreadable(
      'not_recognised',
      `The template has no collaboration of its own; it nests others (${nested.slice(0, 5).join(', ')}): check these.`,
      tree.offset,
    );
  }
  if (memberOf(tree, 'planned_values') !== undefined || memberOf(tree, 'format_version') !== undefined) {
    return resourcesOf(tree).map((resource) => one(resource.node, asTerraform, { ...resource, format: 'terraform' }));
  }
  if (memberOf(tree, 'collaboration')?.kind === 'object') {
    return [one(requestOfAnswer(tree), asApi, { format: 'answer' })];
  }
  if (memberOf(tree, 'requestParameters') !== undefined || memberOf(tree, 'Records') !== undefined) {
    return eventsOf(tree).map((event) => one(event.node, asApi, { ...event, format: 'cloudtrail' }));
  }
  const keys = tree.members.map(({ key }) => key);
  if (isRequest(keys)) {
    if (text === undefined) return [one(tree, asApi)];
    const json = text.slice(tree.offset, tree.end);
    return [ofJson(json, JSON.parse(json), tree.offset, placeOf, name)];
  }
  if (known(tree, asCloudFormation) > 0 && keys.some((key) => !COMMON.has(asCloudFormation.names.get(key) ?? 'name'))) {
    return [one(tree, asCloudFormation, { format: 'cloudformation-properties' })];
  }
  return [];
}
