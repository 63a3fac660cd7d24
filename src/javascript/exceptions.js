// Generated from the crate by its program `javascript`; not to be edited.
import { fromStep } from '../pointer.js';
import { REQUEST } from './shapes.js';

/** Reads an answer with another status than 200: its header `x-amzn-errortype`, if any, and its body's text. */
export function readException(status, errorType, text) {
  const body = parsed(text);
  const code = nameIn(errorType) || nameIn(textOf(body, '__type')) || nameIn(textOf(body, 'code'));
  const message = textOf(body, 'message') ?? textOf(body, 'Message') ?? '';
  if (!Object.hasOwn(EXCEPTIONS, code)) {
    return {
      name: 'UnknownException',
      message: message || NO_MESSAGE.replace('{status}', status),
      ...(code && { code }),
      status,
      retryable: status >= SERVER_ERROR || TRY_AGAIN.includes(status),
    };
  }
  const { members, retryable } = EXCEPTIONS[code];
  const told = members.map((member) => [member, readers[member](own(body, member))]);
  const given = Object.fromEntries(told.filter(([, value]) => value !== undefined));
  const isSoon = code === 'ValidationException' && own(given, 'reason') === SOON;
  return { name: code, message, status, retryable: retryable || isSoon, ...given };
}

/** The name alone: a namespace may stand before it, and the address of a description after it. */
const nameIn = (told = '') => told.split(':')[0].split('#').at(-1).trim();

function parsed(text) {
  try {
    const body = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch (error) {
    // That the stack is full isn't the text's failure.
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** An object's own member. */
const own = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);

const ifText = (value) => (typeof value === 'string' ? value : undefined);
const textOf = (body, name) => ifText(own(body, name));

const readers = {
  reason: ifText,
  quotaName: ifText,
  quotaValue: (value) => (typeof value === 'number' ? value : undefined),
  fieldList: (value) => (Array.isArray(value) ? value.filter(isObject).map(field) : undefined),
};

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

function field(of) {
  const name = textOf(of, 'name') ?? '';
  const path = pathOf(name);
  return { name, message: textOf(of, 'message') ?? '', ...(path && { path }) };
}

const BORDERS = /^[./[\]$]+/;

/**
 * The path of a field that the service names, as in `members[0].accountId`, `members.0.accountId` or, as a JSON
 * pointer, `/members/0/accountId`; the case of a name's letters doesn't matter. Undefined if there is no such field.
 */
function pathOf(name) {
  const isPointer = name.startsWith('/');
  const path = [];
  let [, shape] = REQUEST;
  let rest = isPointer ? name.slice(1) : name.replace(BORDERS, '');
  const isMap = () => shape.key !== undefined;
  while (rest !== '' || (isPointer && isMap())) {
    if (isMap()) {
      // A key may have any character in it.
      path.push(isPointer ? fromStep(rest) : rest.replace(/\]$/, ''));
      break;
    }
    const [step] = isPointer ? rest.split('/') : (/^[^./[\]$]+/.exec(rest) ?? ['']);
    const after = rest.slice(step.length);
    rest = isPointer ? after.slice(1) : after.replace(BORDERS, '');
    if (shape.kind === 'array') {
      if (!/^\d{1,6}$/.test(step)) return undefined;
      path.push(Number(step));
      shape = shape.element;
    } else {
      const known = Object.keys(shape.members ?? {}).find((member) => member.toLowerCase() === step.toLowerCase());
      if (known === undefined) return undefined;
      path.push(known);
      [, shape] = shape.members[known];
    }
    if (after === '') break;
  }
  return path.length > 0 ? path : undefined;
}
