// Requests of a file, each of which knows where in the file its values stand.
import { around, placesIn } from '../positions.js';
import { bare } from '../spelling.js';
import { asApi, requestOf } from './request.js';
import { jsonTree } from './tree.js';

export const lineAndColumn = ({ line, column }) => ({ line, column });

/** A request that is JSON text, at an offset of the file. */
export function ofJson(json, request, offset, placeOf, name) {
  const leading = offset + json.search(/\S/);
  return {
    format: 'json',
    ...(name !== undefined && { name }),
    request,
    json,
    open: [],
    computed: [],
    notes: [],
    line: placeOf(leading).line,
    source: () => sourceOf(moved(jsonTree(json, []), offset), asApi),
    place: (pointer) => placesIn(json, [pointer], placeOf, offset).get(pointer),
    places: (pointers) => placesIn(json, pointers, placeOf, offset),
  };
}

/** The tree of a text that is a part of a file, from an offset on, with its places in the file. */
const moved = (node, by) => ({
  ...node,
  offset: node.offset + by,
  ...(node.end !== undefined && { end: node.end + by }),
  ...(node.items && { items: node.items.map((item) => moved(item, by)) }),
  ...(node.members && {
    members: node.members.map((member) => ({ ...member, offset: member.offset + by, node: moved(member.node, by) })),
  }),
});

/** What a change of a request in the text of its file is made by. */
const sourceOf = (node, format) => {
  const { places, keys } = requestOf(node, format);
  return { places, keys, format };
};

/** A request that a node of a document is. */
export function ofNode(node, names, { format, name, offset, placeOf }) {
  const { request, places, keys, open, computed, notes } = requestOf(node, names);
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
  const located = ({ pointer, text }) => ({ pointer, text, ...lineAndColumn(place(pointer)) });
  return {
    format,
    ...(name !== undefined && { name }),
    request,
    open: open.map(located),
    computed: computed.map(located),
    notes: notes.map(({ pointer, message, node: about, isError }) => ({
      pointer,
      message,
      isError,
      ...lineAndColumn(placeOf(about.offset)),
    })),
    line: placeOf(offset ?? node.offset).line,
    source: () => ({ places, keys, format: names }),
    place,
    places: (pointers) => new Map(pointers.map((pointer) => [pointer, place(pointer)])),
  };
}
