// Templates of CloudFormation, of SAM and what CDK writes: their collaborations, with what the template alone settles put
// in. What it doesn't settle, such as an attribute of another resource, is left open.
import { at, memberOf } from './tree.js';

const TYPE = 'AWS::CleanRooms::Collaboration';

/** How deep functions and conditions stand in one another at the most. */
const DEEPEST = 100;

/** How many characters a text has at the most that is put together. */
const MOST_TEXT = 100_000;

/** The collaborations of a template: each with its name, its properties, and what to know of it. */
export function collaborationsOf(template) {
  const resources = memberOf(template, 'Resources');
  if (resources?.kind !== 'object') return [];
  const resolve = resolver(template);
  return resources.members.flatMap(({ key, offset, node }) => {
    if (memberOf(node, 'Type')?.value !== TYPE) return [];
    const properties = memberOf(node, 'Properties') ?? { kind: 'object', members: [], offset, end: node.end };
    return [{ name: key, offset, node: resolve(properties) }];
  });
}

/** Properties by themselves, with what can be settled without a template. */
export const settled = (properties) => resolver({ kind: 'object', members: [] })(properties);

/** Whether a template makes resources in a loop. */
export const loopsIn = (template) =>
  (memberOf(template, 'Resources')?.members ?? []).some(({ key }) => key.startsWith('Fn::ForEach'));

/** The names of the templates that a template nests. */
export const nestedIn = (template) =>
  (memberOf(template, 'Resources')?.members ?? [])
    .filter(({ node }) => memberOf(node, 'Type')?.value === 'AWS::CloudFormation::Stack')
    .map(({ key }) => key);

const open = (node, text) => at(node, { kind: 'open', text });
const string = (node, value) => at(node, { kind: 'scalar', value, text: undefined });

/** A scalar as the text that CloudFormation makes of it. */
const textOf = (node) => (node?.kind === 'scalar' && node.value !== null ? String(node.text ?? node.value) : undefined);

/** Puts in what a template settles by itself. */
function resolver(template) {
  const parameters = memberOf(template, 'Parameters');
  const conditions = memberOf(template, 'Conditions');
  const mappings = memberOf(template, 'Mappings');
  /** What is known of conditions. */
  const truths = new Map();
  /** How deep in conditions what is resolved stands. */
  let conditionDepth = 0;

  /** The value of a parameter that has a default. */
  function parameter(node, name) {
    const declared = memberOf(parameters, name);
    const value = memberOf(declared, 'Default');
    if (value?.kind !== 'scalar') return undefined;
    const type = textOf(memberOf(declared, 'Type')) ?? 'String';
    const text = textOf(value) ?? '';
    // A parameter of another type is looked up by its default, in a place outside of the template.
    if (type.startsWith('AWS::SSM::')) return undefined;
    if (!/^(CommaDelimitedList|List<)/.test(type)) return string(node, text);
    return at(node, { kind: 'array', items: text.split(',').map((one) => string(node, one.trim())) });
  }

  /** What each function answers: a node; nothing, where it can't be told. */
  const functions = {
    Ref(node, argument) {
      const name = textOf(argument);
      if (name === 'AWS::NoValue') return at(node, { kind: 'none' });
      const value = parameter(node, name);
      // An empty default says in most templates that somebody has to give a value.
      return value?.value === '' && conditionDepth === 0 ? undefined : value;
    },
    'Fn::Sub'(node, argument, depth) {
      const [pattern, variables] = argument.kind === 'array' ? argument.items : [argument];
      const text = textOf(pattern);
      if (text === undefined) return undefined;
      let size = text.length;
      const settled = text.replace(/\$\{(!?)([^${}]*)\}/g, (_, isLiteral, name) => {
        if (isLiteral) return `\${${name}}`;
        if (size > MOST_TEXT) return '';
        const variable = memberOf(variables, name.trim());
        const value = textOf(variable ? resolve(variable, depth + 1) : parameter(node, name.trim()));
        size = value === undefined ? Infinity : size + value.length;
        return value;
      });
      return size > MOST_TEXT ? undefined : string(node, settled);
    },
    'Fn::If'(node, argument, depth) {
      const [condition, ...branches] = argument.items ?? [];
      const isTrue = holds(textOf(condition), depth + 1);
      const branch = isTrue === undefined ? undefined : branches[isTrue ? 0 : 1];
      return branch && resolve(branch, depth + 1);
    },
    'Fn::FindInMap'(node, argument, depth) {
      const steps = (argument.items ?? []).slice(0, 3).map((item) => textOf(resolve(item, depth + 1)));
      if (steps.length < 3 || steps.includes(undefined)) return undefined;
      const found = steps.reduce((around, step) => memberOf(around, step), mappings);
      return found && at(node, found);
    },
    'Fn::Join'(node, argument, depth) {
      const [separator, list] = argument.items ?? [];
      const parts = list && resolve(list, depth + 1);
      const texts = parts?.items?.map(textOf);
      if (texts === undefined || texts.includes(undefined) || textOf(separator) === undefined) return undefined;
      const size = texts.reduce((sum, { length }) => sum + length + textOf(separator).length, 0);
      return size > MOST_TEXT ? undefined : string(node, texts.join(textOf(separator)));
    },
    'Fn::Split'(node, argument, depth) {
      const [separator, source] = argument.items ?? [];
      const text = source && textOf(resolve(source, depth + 1));
      if (text === undefined || !textOf(separator)) return undefined;
      return at(node, { kind: 'array', items: text.split(textOf(separator)).map((one) => string(node, one)) });
    },
    'Fn::Select'(node, argument, depth) {
      const [index, list] = (argument.items ?? []).map((item) => resolve(item, depth + 1));
      return list?.items?.[Number(textOf(index))];
    },
    'Fn::Base64'(node, argument, depth) {
      const text = textOf(resolve(argument, depth + 1));
      if (text === undefined || text.length > MOST_TEXT) return undefined;
      const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
      return string(node, btoa(bytes.join('')));
    },
  };

  /** Whether a condition holds; nothing, where it can't be told. */
  function holds(name, depth) {
    if (name !== undefined && !truths.has(name)) {
      // One that asks for itself can't be told.
      truths.set(name, undefined);
      const condition = memberOf(conditions, name);
      if (condition && depth < DEEPEST) truths.set(name, truth(condition, depth + 1));
    }
    return truths.get(name);
  }

  function truth(node, depth) {
    conditionDepth++;
    const found = truthOf(node, depth);
    conditionDepth--;
    return found;
  }

  function truthOf(node, depth) {
    const [{ key, node: argument } = {}] = node.kind === 'object' && node.members.length === 1 ? node.members : [];
    if (argument === undefined || depth > DEEPEST) return undefined;
    const all = () => (argument.items ?? []).map((item) => truth(item, depth + 1));
    switch (key) {
      case 'Condition':
        return holds(textOf(argument), depth + 1);
      case 'Fn::Equals': {
        const [one, other] = (argument.items ?? []).map((item) => textOf(resolve(item, depth + 1)));
        return one === undefined || other === undefined ? undefined : one === other;
      }
      case 'Fn::Not': {
        const [isTrue] = all();
        return isTrue === undefined ? undefined : !isTrue;
      }
      case 'Fn::And': {
        const parts = all();
        return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
      }
      case 'Fn::Or': {
        const parts = all();
        return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
      }
      default:
        return undefined;
    }
  }

  function resolve(node, depth = 0) {
    if (depth > DEEPEST) return open(node, 'functions that stand too deep in one another');
    if (node.kind === 'array') {
      return { ...node, items: node.items.map((item) => resolve(item, depth + 1)) };
    }
    if (node.kind === 'scalar') {
      const isReference = typeof node.value === 'string' && node.value.includes('{{resolve:');
      return isReference ? open(node, node.value) : node;
    }
    if (node.kind !== 'object') return node;
    const [first] = node.members;
    const isCall = node.members.length === 1 && /^(Ref|Condition|Fn::.*)$/.test(first.key);
    if (!isCall) {
      return {
        ...node,
        // What a macro adds isn't known.
        members: node.members
          .filter(({ key }) => key !== 'Fn::Transform')
          .map((member) => ({ ...member, node: resolve(member.node, depth + 1) })),
      };
    }
    const answer = Object.hasOwn(functions, first.key) ? functions[first.key](node, first.node, depth) : undefined;
    return answer === undefined ? open(node, called(first)) : { ...at(node, answer), made: called(first) };
  }

  return (node) => resolve(node);
}

/** How a person writes a call that is left open: `!Ref Partner`, `!GetAtt Role.Arn`, `!If [IsProd, yes, no]`. */
function called({ key, node }) {
  const name = `!${key.replace(/^Fn::/, '')}`;
  const parts = node.kind === 'array' ? node.items.map(textOf) : [textOf(node)];
  if (parts.includes(undefined)) return name;
  return node.kind === 'array' && name !== '!GetAtt' ? `${name} [${parts.join(', ')}]` : `${name} ${parts.join('.')}`;
}
