// What a host has beside the language: text as UTF-8, and base64. None of it is asked for at import, and each is made
// once, when it is first needed.

const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);

/** A built-in module of Node's, where there are such. It isn't imported, for bundles have to do without. */
const builtin = (name) => own(own(globalThis, 'process') ?? {}, 'getBuiltinModule')?.(name);

/** Who has the classes of the Encoding Standard. Where tests put a page's globals into Node these may lack, and Node has them. */
const coders = () => (typeof TextEncoder === 'undefined' ? builtin('node:util') : globalThis);

let encoder;
let decoder;

/** Writes UTF-8. */
export const textEncoder = () => (encoder ??= new (coders().TextEncoder)());

/** Reads UTF-8. A byte order mark is a character like any other. */
export const textDecoder = () =>
  (decoder ??= new (coders().TextDecoder)('utf-8', { __proto__: null, ignoreBOM: true }));

/** The bytes that base64 stands for. */
export const fromBase64 = (base64) =>
  // The newest engines can, Node's own is as fast, and the rest is everywhere.
  own(Uint8Array, 'fromBase64')?.call(Uint8Array, base64) ??
  builtin('node:buffer')?.Buffer.from(base64, 'base64') ??
  Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
