// Commands of the AWS CLI: `aws cleanrooms create-collaboration …`, as they stand in a terminal or a script. No shell runs:
// what a shell would put in is left open.
import { NAMES } from '../dist/names.js';
import { REQUEST } from '../dist/shapes.js';
import { Unreadable, because } from './problem.js';
import { DEEPEST, jsonTree } from './tree.js';

const [, { members: MEMBERS }] = REQUEST;

/** The words that ask for the operation. */
const OPERATION = /\bcleanrooms(?:\s|\\\r?\n)+create-collaboration(?=\s|\\|$)/g;

/** How many characters stand at the most between `aws` and these words: its own options. */
const MOST_BEFORE = 1000;

/** How many commands a text has at the most. */
const MOST_COMMANDS = 1000;

/** Where the commands of a text begin, and where the arguments of each. */
export function commandsIn(text) {
  const commands = [];
  for (const { 0: words, index } of text.matchAll(OPERATION)) {
    const before = text.slice(Math.max(0, index - MOST_BEFORE), index);
    const at = before.search(/(?<![\w./-])aws\s(?:[^\n;|]|\\\r?\n)*$/);
    const isComment = /(^|\n)[ \t]*#[^\n]*$/.test(before);
    // What asks for help, or for an example, makes nothing.
    const rest = text.slice(index + words.length, index + words.length + MOST_BEFORE);
    const isOther = /^\s+help\b|^[^\n;|]*--generate-cli-skeleton/.test(rest);
    if (at >= 0 && !isComment && !isOther)
      commands.push({ offset: index - before.length + at, start: index + words.length });
    if (commands.length > MOST_COMMANDS)
      throw new Unreadable('too_large', `The file has more than ${MOST_COMMANDS} commands.`, index);
  }
  return commands;
}

/** Options of the AWS CLI that are about the call and not the request, and how many values each has. */
const GLOBAL = new Map(
  Object.entries({
    ...{ region: 1, profile: 1, output: 1, query: 1, 'endpoint-url': 1, color: 1, 'ca-bundle': 1 },
    ...{ 'cli-read-timeout': 1, 'cli-connect-timeout': 1, 'cli-binary-format': 1, 'cli-error-format': 1 },
    ...{ debug: 0, 'no-verify-ssl': 0, 'no-paginate': 0, 'no-sign-request': 0, 'no-cli-pager': 0 },
    ...{ 'cli-auto-prompt': 0, 'no-cli-auto-prompt': 0, version: 1 },
  }),
);

/** How options are called, to the names of the API. */
const OPTIONS = new Map(
  NAMES.filter(([name]) => Object.hasOwn(MEMBERS, name)).map(([name, , words]) => [words.replaceAll('_', '-'), name]),
);

/** The request of a command whose arguments begin at a place of a text, as a node. */
export function requestOfCommand(text, offset, start) {
  const words = wordsFrom(text, start);
  const members = new Map();
  const end = words.at(-1)?.end ?? start;
  let at = 0;
  const valuesOf = () => {
    const values = [];
    while (at < words.length && !words[at].text.startsWith('--')) values.push(words[at++]);
    return values;
  };
  while (at < words.length) {
    const word = words[at++];
    if (word.open !== undefined && !word.text.startsWith('--')) {
      const what = word.open.length > 40 ? `${word.open.slice(0, 40)}…` : word.open;
      throw because('elsewhere', `Options of the command are what ${what} stands for.`, word.offset);
    }
    if (!word.text.startsWith('--')) {
      throw new Unreadable(
        'syntax',
        `The command has ${JSON.stringify(word.text.slice(0, 40))} where an option should be.`,
        word.offset,
      );
    }
    const [, option, , inline] = /^--([^=]*)(=([^]*))?$/.exec(word.text);
    const given = inline === undefined ? undefined : part(word, option.length + 3);
    if (GLOBAL.has(option)) {
      if (given === undefined) at += GLOBAL.get(option);
      continue;
    }
    const values = given === undefined ? valuesOf() : [given];
    if (option === 'cli-input-json' || option === 'cli-input-yaml') {
      for (const [name, member] of inputOf(option, values[0] ?? word))
        if (!members.has(name)) members.set(name, member);
      continue;
    }
    const negated = option.replace(/^no-/, '');
    const name = OPTIONS.get(option) ?? OPTIONS.get(negated);
    const shape = name === undefined ? undefined : MEMBERS[name][1];
    if (shape?.kind === 'boolean' && values.length === 0) {
      const value = OPTIONS.has(option);
      members.set(name, { offset: word.offset, node: { kind: 'scalar', value, offset: word.offset, end: word.end } });
      continue;
    }
    const node =
      values.length === 0 ? { kind: 'scalar', value: null, offset: word.offset, end: word.end } : valued(values, shape);
    members.set(name ?? option.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase()), {
      offset: word.offset,
      node,
    });
  }
  const list = [...members].map(([key, member]) => ({ key, ...member }));
  return { kind: 'object', members: list, offset, end };
}

/** The members that JSON given as a whole has. */
function inputOf(option, word) {
  const { text, offset } = word;
  if (word.open) {
    const what = word.open.length > 40 ? `${word.open.slice(0, 40)}…` : word.open;
    throw because('elsewhere', `Some or all of the request is what ${what} stands for.`, offset);
  }
  const [, file] = /^fileb?:\/\/(.*)$/.exec(text) ?? [];
  if (file !== undefined) throw because('elsewhere', `The request is in the file ${file}: check that one.`, offset);
  if (option === 'cli-input-yaml')
    throw because('elsewhere', 'YAML within a command is not read: check it as a file.', offset);
  const tree = inner(word, () => jsonTree(text));
  if (tree.kind !== 'object') throw new Unreadable('syntax', 'The value of --cli-input-json is no object.', offset);
  return tree.members.map(({ key, ...member }) => [key, member]);
}

/** A value that an option has, or values. */
function valued(values, shape) {
  const [first] = values;
  const end = values.at(-1).end;
  if (values.length === 1 && /^\s*[[{]/.test(first.text) && !first.open && shape?.kind !== 'string')
    return inner(first, () => jsonTree(first.text));
  if (shape?.element !== undefined) {
    const items = values.flatMap((value) => {
      const node = shorthand(value, shape.element, shape);
      return node.kind === 'array' ? node.items : [node];
    });
    return { kind: 'array', items, offset: first.offset, end };
  }
  return shorthand(first, shape, shape);
}

/** What is in a word, whose nodes are given the places that they have in the text. */
function inner(word, body) {
  const placed = (node) => ({
    ...node,
    offset: word.places[node.offset] ?? word.end,
    end: word.places[node.end] ?? word.end,
    ...(node.members && {
      members: node.members.map((one) => ({ ...one, offset: word.places[one.offset], node: placed(one.node) })),
    }),
    ...(node.items && { items: node.items.map(placed) }),
  });
  try {
    return placed(body());
  } catch (error) {
    if (error instanceof Unreadable) error.offset = word.places[error.offset] ?? word.offset;
    throw error;
  }
}

/** A value in the CLI's shorthand: `key=value,list=[a,b],inner={key=value}`. */
function shorthand(word, shape, around) {
  const { text } = word;
  if (word.open) return { kind: 'open', text: word.open, offset: word.offset, end: word.end };
  if (/^(fileb?|https?):\/\//.test(text)) return { kind: 'open', text, offset: word.offset, end: word.end };
  const whole = { kind: 'scalar', value: text, text: undefined, offset: 0, end: text.length };
  if (shape === undefined || shape.kind === 'boolean' || shape.kind === 'string') {
    if (around?.element === undefined || !text.includes(',')) return inner(word, () => scalar(whole, shape));
    // Several in one word.
    let start = 0;
    const items = text.split(',').map((one) => {
      const node = scalar({ ...whole, value: one, offset: start, end: start + one.length }, shape);
      start += one.length + 1;
      return node;
    });
    return inner(word, () => ({ kind: 'array', items, offset: 0, end: text.length }));
  }
  if (/^\s*[[{]/.test(text)) return inner(word, () => jsonTree(text));
  return inner(word, () => new Shorthand(text).pairs(shape, ''));
}

const scalar = (node, shape) =>
  shape?.kind === 'boolean' && /^(true|false)$/i.test(node.value)
    ? { ...node, value: node.value.toLowerCase() === 'true' }
    : node;

class Shorthand {
  #text;
  #at = 0;

  constructor(text) {
    this.#text = text;
  }

  #fail(wanted) {
    throw new Unreadable('syntax', `The shorthand lacks ${wanted}.`, this.#at);
  }

  #takes(character) {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  /** Pairs up to the end, or to a closing brace. */
  pairs(shape, close, depth = 0) {
    const offset = this.#at;
    const members = [];
    while (this.#text[this.#at] !== close && this.#at < this.#text.length) {
      const start = this.#at;
      const key = /[^=,[\]{}]*/y;
      key.lastIndex = start;
      const [name] = key.exec(this.#text);
      this.#at += name.length;
      if (!this.#takes('=')) this.#fail('a = after a name');
      const wanted =
        shape?.members === undefined
          ? shape?.value
          : Object.hasOwn(shape.members, name)
            ? shape.members[name][1]
            : undefined;
      members.push({ key: name.trim(), offset: start, node: this.#value(wanted, depth) });
      if (!this.#takes(',')) break;
    }
    if (close !== '' && !this.#takes(close)) this.#fail(`the closing ${close}`);
    if (close === '' && this.#at < this.#text.length) this.#fail('a comma');
    return { kind: 'object', members, offset, end: this.#at };
  }

  #value(shape, depth) {
    if (depth > DEEPEST) throw new Unreadable('too_large', `Values stand more than ${DEEPEST} deep.`, this.#at);
    const offset = this.#at;
    if (this.#takes('{')) return { ...this.pairs(shape, '}', depth + 1), offset };
    if (this.#takes('[')) {
      const items = [];
      while (this.#text[this.#at] !== ']' && this.#at < this.#text.length) {
        items.push(this.#value(shape?.element, depth + 1));
        if (!this.#takes(',')) break;
      }
      if (!this.#takes(']')) this.#fail('the closing ]');
      return { kind: 'array', items, offset, end: this.#at };
    }
    const first = this.#word(shape);
    if (shape?.element === undefined) return first;
    // Values of a list without brackets go on up to the next name.
    const items = [first];
    while (this.#text[this.#at] === ',' && !/^,[^=,[\]{}]*=/.test(this.#text.slice(this.#at))) {
      this.#at++;
      items.push(this.#word(shape.element));
    }
    return { kind: 'array', items, offset, end: this.#at };
  }

  #word(shape) {
    const offset = this.#at;
    const word = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|((?:[^,\]}\\]|\\.)*)/sy;
    word.lastIndex = offset;
    const [whole, single, double, plain] = word.exec(this.#text);
    this.#at += whole.length;
    const value = (single ?? double ?? plain).replace(/\\(.)/gs, '$1');
    return scalar({ kind: 'scalar', value, text: undefined, offset, end: this.#at }, shape);
  }
}

/** A part of a word from some character on. */
const part = (word, from) => ({
  ...word,
  text: word.text.slice(from),
  offset: word.places[from] ?? word.end,
  places: word.places.slice(from),
});

const ESCAPES = { n: '\n', t: '\t', r: '\r', a: '\u0007', b: '\b', f: '\f', v: '\v', e: '\u001b', E: '\u001b' };

/**
 * The words of a command up to its end, as a POSIX shell parts them. Each has its text without quotes, where each character
 * of that stands (`places`, with one more for the end), and what in it a shell would put in (`open`), if anything.
 */
function wordsFrom(text, start) {
  const words = [];
  let word;
  let at = start;
  const begin = () => (word ??= { text: '', places: [], offset: at });
  const put = (character, from) => {
    begin();
    word.text += character;
    for (let unit = 0; unit < character.length; unit++) word.places.push(from);
  };
  const finish = () => {
    if (word !== undefined) words.push({ ...word, places: [...word.places, at], end: at });
    word = undefined;
  };
  /** A variable or a command within the command, which is left open. Returns whether there is one. */
  const opens = () => {
    const open = /\$\{[^}]{0,1000}\}|\$\((?:[^()]|\([^()]{0,1000}\)){0,1000}\)|\$\w+|`[^`]{0,1000}`/y;
    open.lastIndex = at;
    const [found] = open.exec(text) ?? [];
    if (found === undefined) return false;
    begin().open ??= found;
    put(found, at);
    at += found.length;
    return true;
  };
  while (at < text.length) {
    const character = text[at];
    const continued = /\\\r?\n|[`^]\r?\n/y;
    continued.lastIndex = at;
    const [line] = continued.exec(text) ?? [];
    if (line !== undefined) {
      if (text[at] !== '\\') finish();
      at += line.length;
    } else if (character === ' ' || character === '\t') {
      finish();
      at++;
    } else if ('\n\r;|&)'.includes(character)) {
      break;
    } else if (character === '#' && word === undefined) {
      break;
    } else if (character === '>' || character === '<') {
      // The number of what goes elsewhere: 2>&1.
      if (word !== undefined && /^\d$/.test(word.text)) word = undefined;
      break;
    } else if (character === "'") {
      const close = text.indexOf("'", at + 1);
      if (close < 0) throw new Unreadable('syntax', 'The command has a quote that is never closed.', at);
      begin();
      for (at++; at < close; at++) put(text[at], at);
      at++;
    } else if (character === '$' && text[at + 1] === "'") {
      begin();
      for (at += 2; text[at] !== "'"; at++) {
        if (at >= text.length) throw new Unreadable('syntax', 'The command has a quote that is never closed.', at - 1);
        if (text[at] !== '\\') put(text[at], at);
        else {
          const escape = /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4})|U([\da-fA-F]{1,8})|([^]))/y;
          escape.lastIndex = at;
          const [whole, ...codes] = escape.exec(text) ?? ['\\'];
          const number = codes.slice(0, 3).find((code) => code !== undefined);
          put(
            number === undefined
              ? (ESCAPES[codes[3]] ?? codes[3] ?? '')
              : String.fromCodePoint(Math.min(parseInt(number, 16), 0x10ffff)),
            at,
          );
          at += whole.length - 1;
        }
      }
      at++;
    } else if (character === '"') {
      const from = at;
      begin();
      for (at++; text[at] !== '"';) {
        if (at >= text.length) throw new Unreadable('syntax', 'The command has a quote that is never closed.', from);
        if (text[at] === '\\' && at + 1 < text.length && '\\"$`\n'.includes(text[at + 1])) {
          if (text[at + 1] !== '\n') put(text[at + 1], at);
          at += 2;
        } else if (!opens()) {
          put(text[at], at);
          at++;
        }
      }
      at++;
    } else if (character === '\\') {
      put(text[at + 1] ?? '', at);
      at += 2;
    } else if (!opens()) {
      put(character, at);
      at++;
    }
  }
  finish();
  return words;
}
