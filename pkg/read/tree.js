// A document as a tree of nodes that know where they stand, the same whatever it is written in. Nothing is evaluated.
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { Unreadable } from './problem.js';

/** How many values a document has at the most, those of aliases counted each time: without a limit, a billion laughs. */
const MOST_VALUES = 500_000;

/** How many characters a text has at the most that isn't read as a request right away. */
const MOST_TEXT = 16_777_216;

/** How deep values stand in one another at the most. */
export const DEEPEST = 200;

// A node is one of these, with `offset` and `end` in UTF-16 code units:
//   { kind: 'object', members: [{ key, offset, node }] }
//   { kind: 'array', items: [node] }
//   { kind: 'scalar', value, text }: `text` as it is written without quotes, nothing for a quoted string
//   { kind: 'open', text }: a value that the document leaves open, and how it says so
//   { kind: 'none' }: a value that is to be left out
// With `made`, it and all in it is put together, or stands for more than this value: a fix can't change it here. `made` is how
// the document says so.

/** A member of an object, by its name. */
export const memberOf = (node, name) =>
  node?.kind === 'object' ? node.members.find(({ key }) => key === name)?.node : undefined;

/** A node that says what another stands for, at the same place. */
export const at = ({ offset, end }, node) => ({ ...node, offset, end });

export function mustBeShort(text) {
  if (text.length > MOST_TEXT) throw new Unreadable('too_large', `The file has more than ${MOST_TEXT} characters.`, 0);
}

const tooDeep = (offset) => new Unreadable('too_large', `Values stand more than ${DEEPEST} deep.`, offset);

/** Counts values, and refuses too many or too deep ones. */
export function counter() {
  let values = 0;
  return (depth, offset) => {
    if (++values > MOST_VALUES) {
      throw new Unreadable(
        'too_large',
        `The file has more than ${MOST_VALUES} values, those counted again that are referred to.`,
        offset,
      );
    }
    if (depth > DEEPEST) throw tooDeep(offset);
  };
}

const duplicate = (key, offset) =>
  new Unreadable('duplicate_key', `The key ${JSON.stringify(key)} stands twice.`, offset);

/**
 * JSON, which may have comments and trailing commas. A key that an object has twice is refused, or put into `duplicates`.
 */
export function jsonTree(text, duplicates) {
  mustBeShort(text);
  const errors = [];
  const tree = parsed(() => parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true }));
  if (tree === undefined || errors.length > 0) {
    const [{ error, offset } = { error: 0, offset: 0 }] = errors;
    const what = printParseErrorCode(error).replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    throw new Unreadable('syntax', `This isn't JSON: ${what.toLowerCase()}.`, offset);
  }
  const count = counter();
  const build = ({ type, offset, length, value, children = [] }, depth) => {
    count(depth, offset);
    const place = { offset, end: offset + length };
    if (type === 'array') return { kind: 'array', items: children.map((child) => build(child, depth + 1)), ...place };
    if (type !== 'object') {
      const isText = type === 'string';
      return { kind: 'scalar', value, text: isText ? undefined : text.slice(offset, offset + length), ...place };
    }
    const seen = new Set();
    const members = children.map(({ offset: start, children: [key, member] }) => {
      if (seen.has(key.value)) {
        if (duplicates === undefined) throw duplicate(key.value, start);
        duplicates.push(duplicate(key.value, start));
      }
      seen.add(key.value);
      return { key: key.value, offset: start, node: build(member, depth + 1) };
    });
    return { kind: 'object', members, ...place };
  };
  return build(tree, 0);
}

/** What a parser makes of a text; its stack may not be deep enough. */
function parsed(body) {
  try {
    return body();
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(0);
    throw error;
  }
}

/** The documents of a YAML text: CloudFormation's is of version 1.1, any other of 1.2. */
export function yamlTrees(text, version) {
  mustBeShort(text);
  const options = { version, merge: true, prettyErrors: false, logLevel: 'silent' };
  const documents = parsed(() => [...parseAllDocuments(text, options)]);
  const count = counter();
  return documents.map((document) => {
    const [error] = document.errors;
    if (error !== undefined) {
      if (error.message.includes('call stack')) throw tooDeep(error.pos[0]);
      const code = error.code === 'DUPLICATE_KEY' ? 'duplicate_key' : 'syntax';
      throw new Unreadable(code, `This isn't YAML: ${error.message.split('\n')[0].replace(/\.?$/, '.')}`, error.pos[0]);
    }
    return parsed(() => yamlNode(document, count));
  });
}

function yamlNode(document, count) {
  const around = new Set();
  const build = (node, depth) => {
    const [offset, end] = node?.range ?? [0, 0];
    count(depth, offset);
    const place = { offset, end };
    if (node === null) return { kind: 'scalar', value: null, text: '', ...place };
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (target === undefined) throw new Unreadable('syntax', `There is no anchor ${node.source}.`, offset);
      // A fix may not change what is referred to from several places.
      return { ...build(target, depth + 1), ...place, made: `*${node.source}` };
    }
    if (around.has(node)) throw new Unreadable('syntax', 'An alias stands in what it stands for.', offset);
    around.add(node);
    const made = node.anchor === undefined ? {} : { made: `&${node.anchor}` };
    const built = tagged(node.tag, { ...collection(node, depth), ...place, ...made });
    around.delete(node);
    return built;
  };
  const collection = (node, depth) => {
    if (isSeq(node)) return { kind: 'array', items: node.items.map((item) => build(item, depth + 1)) };
    if (!isMap(node)) {
      const isPlain = isScalar(node) && node.type === 'PLAIN';
      return { kind: 'scalar', value: node.value, text: isPlain ? node.source : undefined };
    }
    const members = [];
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      // A key is a string, whatever it looks like.
      const key = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : String(pair.key);
      const member = build(pair.value, depth + 1);
      const place = { offset: pair.key?.range?.[0] ?? member.offset };
      if (key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN') members.push(...merged(member, place));
      else members.push({ key, ...place, node: member });
    }
    return { kind: 'object', members: distinct(members) };
  };
  return build(document.contents, 0);
}

/** The members that a merge key takes over. */
function merged(node, place) {
  const maps = node.kind === 'array' ? node.items : [node];
  return maps.flatMap((map) =>
    map.kind === 'object' ? map.members.map((one) => ({ ...one, ...place, isMerged: true })) : [],
  );
}

/** Members of which none is there twice: what a map says itself goes before what it merges. */
function distinct(members) {
  if (!members.some(({ isMerged }) => isMerged)) return members;
  const own = new Map();
  for (const member of members) {
    const before = own.get(member.key);
    if (before === undefined || (before.isMerged && !member.isMerged)) own.set(member.key, member);
  }
  return [...own.values()];
}

/** What CloudFormation's short forms stand for in full. */
const SHORT =
  /^!(Ref|Condition|Base64|Cidr|And|Equals|If|Not|Or|FindInMap|GetAtt|GetAZs|ImportValue|Join|Select|Split|Sub|Transform|ToJsonString|Length)$/;

/** The tags of YAML itself. */
const STANDARD = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq|set|omap|pairs|binary|timestamp|merge)$/;

/** A node with a tag that YAML itself doesn't know. None of them is evaluated here. */
function tagged(tag, node) {
  if (tag === undefined || tag === '!' || STANDARD.test(tag)) return node;
  const [, name] = SHORT.exec(tag) ?? [];
  if (name === undefined)
    return { kind: 'open', text: tag.replace('tag:yaml.org,2002:', '!!'), offset: node.offset, end: node.end };
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  return at(node, { kind: 'object', members: [{ key, offset: node.offset, node }] });
}
