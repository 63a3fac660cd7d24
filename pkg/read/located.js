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
    notes: [],
    line: placeOf(leading).line,
    source: () => moved(requestOf(jsonTree(json, []), asApi), offset, asApi),
    place: (pointer) => placesIn(json, [pointer], placeOf, offset).get(pointer),
    places: (pointers) => placesIn(json, pointers, placeOf, offset),
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
export function ofNode(node, names, { format, name, offset, placeOf }) {
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
    notes: notes.map(({ pointer, message, node: about, isError }) => ({
      pointer,
      message,
      isError,
      ...lineAndColumn(placeOf(about.offset)),
    })),
    line: placeOf(offset ?? node.offset).line,
    source: () => ({ places, keys, nameOf: names.called }),
    place,
    places: (pointers) => new Map(pointers.map((pointer) => [pointer, place(pointer)])),
  };
}
