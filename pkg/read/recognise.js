// What a text is, by its content, and the requests in it. What is a whole of its own goes first: JSON, then YAML in which a
// collaboration is recognised, then commands, which may stand in any text.
import { placer } from '../lines.js';
import { REQUEST } from '../dist/shapes.js';
import { eventsOf, requestOfAnswer } from './answers.js';
import { causeIn, refuse, refuseTerraform } from './causes.js';
import { collaborationsOf, loopsIn, nestedIn, settled } from './cloudformation.js';
import { commandsIn, requestOfCommand } from './command.js';
import { lineAndColumn, ofJson, ofNode } from './located.js';
import { Unreadable, because } from './problem.js';
import { asApi, asAwscc, asCloudFormation, asTerraform, known } from './request.js';
import { resourcesOf } from './terraform.js';
import { jsonTree, memberOf, mustBeShort, yamlTrees } from './tree.js';

const [, { members: MEMBERS }] = REQUEST;

/** Members that much else has, too: by them alone, nothing is a request. */
const COMMON = new Set([
  'name',
  'description',
  'tags',
  'members',
  'queryLogStatus',
  'jobLogStatus',
  'isMetricsEnabled',
]);

/** Whether an object with these keys, as the API has them, is a request. A membership has some of them as well. */
function isRequest(keys) {
  if (keys.includes('collaborationIdentifier') || keys.includes('membershipIdentifier')) return false;
  const own = keys.filter((key) => Object.hasOwn(MEMBERS, key));
  return own.some((key) => !COMMON.has(key)) || (own.includes('queryLogStatus') && own.length > 1);
}

const NOT_RECOGNISED =
  'There is no collaboration in it that can be recognised: no request, no AWS::CleanRooms::Collaboration, no plan of Terraform with one, no command, no answer of GetCollaboration.';

/** The requests of a text, and what keeps others of them from being read. */
export function requestsIn(text, name, format) {
  refuse(text);
  const placeOf = placer(text);
  const all = (requests, problems = []) => ({ requests, problems });
  if (format === 'json') return all([bodyOf(text, placeOf)]);
  if (/^\s*(?:[{[]|\/\/|\/\*)/.test(text)) return all(recognised(readJson(text, placeOf)));
  mustBeShort(text);
  const yaml = attempt(() => readYaml(text, placeOf));
  if (yaml.found?.length > 0) return all(yaml.found);
  const { requests, problems } = readCommands(text, placeOf);
  if (requests.length + problems.length > 0) return all(requests, problems);
  refuseTerraform(text, name);
  // A mistake in what may be YAML of a collaboration is one to tell of.
  if (yaml.error !== undefined && (yaml.error.code !== 'syntax' || /^\s*["']?\w+["']?\s*:/m.test(text)))
    throw yaml.error;
  return all(recognised([]));
}

function recognised(found) {
  if (found.length > 0) return found;
  throw new Unreadable('not_recognised', NOT_RECOGNISED, 0);
}

/** What a reading finds, or why it can't be. */
function attempt(body) {
  try {
    return { found: body() };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { error };
  }
}

/** The request that a text is, whatever is in it. */
function bodyOf(text, placeOf) {
  try {
    return ofJson(text, JSON.parse(text), 0, placeOf);
  } catch {
    jsonTree(text);
    throw new Unreadable('syntax', "This isn't JSON, but for comments and trailing commas.", 0);
  }
}

function readYaml(text, placeOf) {
  const isTemplate = /^["']?(Resources|AWSTemplateFormatVersion|Transform|[A-Z]\w*)["']?\s*:/m.test(text);
  const trees = yamlTrees(text, isTemplate ? '1.1' : '1.2');
  const nameOf = (index) => (trees.length > 1 ? `document ${index + 1}` : undefined);
  return trees.flatMap((tree, index) => ofTree(tree, 'yaml', nameOf(index), placeOf));
}

function readCommands(text, placeOf) {
  const attempts = commandsIn(text).map(({ offset, start }) =>
    attempt(() => ofNode(requestOfCommand(text, offset, start), asApi, { format: 'cli', offset, placeOf })),
  );
  return {
    requests: attempts.flatMap(({ found }) => found ?? []),
    problems: attempts.flatMap(({ error }) => error ?? []),
  };
}

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

/** What isn't JSON: lines of it, JSON with comments and trailing commas, or YAML that begins like it. */
function readLoosely(text, placeOf) {
  const lines = linesOf(text);
  if (lines !== undefined) return lines.map(({ line, index, value }) => ofJson(line, value, index, placeOf));
  let tree;
  try {
    tree = jsonTree(text);
  } catch (error) {
    const cause = error.code === 'syntax' ? causeIn(text) : undefined;
    if (cause !== undefined) throw cause;
    const { found = [] } = error.code === 'syntax' ? attempt(() => readYaml(text, placeOf)) : {};
    if (found.length > 0) return found;
    throw error;
  }
  const note = {
    pointer: '',
    message: 'It has comments or trailing commas, which JSON has not: the API takes neither.',
    isError: false,
  };
  return ofTree(tree, 'json', undefined, placeOf).map((one) => ({
    ...one,
    notes: [...one.notes, { ...note, ...lineAndColumn(placeOf(0)) }],
  }));
}

/** The lines of NDJSON, of which the first is a request; nothing, if it is none. */
function linesOf(text) {
  const lines = [...text.matchAll(/[^\r\n]+/g)].filter(([line]) => line.trim() !== '');
  const parsed = lines.map(({ 0: line, index }) => ({ line, index, value: objectOf(line) }));
  const isOne = parsed.length > 1 && parsed[0].value !== undefined && isRequest(Object.keys(parsed[0].value));
  if (!isOne) return undefined;
  const broken = parsed.find(({ value }) => value === undefined);
  if (broken !== undefined) throw new Unreadable('syntax', 'A line is no JSON object.', broken.index);
  return parsed;
}

function objectOf(line) {
  try {
    const value = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The requests of a document. `text` is its text, where that is JSON. */
function ofTree(tree, format, name, placeOf, text) {
  if (tree.kind === 'array') {
    const nameOf = (index) => (name === undefined ? `/${index}` : `${name}, /${index}`);
    return tree.items.flatMap((item, index) => ofTree(item, format, nameOf(index), placeOf, text));
  }
  if (tree.kind !== 'object') return [];
  const has = (key) => memberOf(tree, key) !== undefined;
  const one = (node, names, more) => ofNode(node, names, { format, name, placeOf, ...more });
  if (has('Resources')) return ofTemplate(tree, one);
  if (has('planned_values') || has('format_version')) {
    const namesOf = ({ type }) => (type.startsWith('awscc') ? asAwscc : asTerraform);
    return resourcesOf(tree).map((resource) =>
      one(resource.node, namesOf(resource), { ...resource, format: 'terraform' }),
    );
  }
  refuseAlike(tree, has);
  if (memberOf(tree, 'collaboration')?.kind === 'object') {
    return [one(requestOfAnswer(tree), asApi, { format: 'answer' })];
  }
  if (has('requestParameters') || has('Records')) {
    return eventsOf(tree).map((event) => one(event.node, asApi, { ...event, format: 'cloudtrail' }));
  }
  const keys = tree.members.map(({ key }) => key);
  if (isRequest(keys)) {
    if (text === undefined) return [one(tree, asApi)];
    const json = text.slice(tree.offset, tree.end);
    return [ofJson(json, JSON.parse(json), tree.offset, placeOf, name)];
  }
  if (isRequest(known(tree, asCloudFormation)) && !has('CollaborationIdentifier')) {
    return [one(settled(tree), asCloudFormation, { format: 'cloudformation-properties' })];
  }
  return [];
}

function ofTemplate(tree, one) {
  const found = collaborationsOf(tree).map((resource) =>
    one(resource.node, asCloudFormation, { ...resource, format: 'cloudformation' }),
  );
  if (found.length > 0) return found;
  const nested = nestedIn(tree);
  if (nested.length > 0) {
    const names = nested.slice(0, 5).join(', ');
    throw because(
      'not_recognised',
      `The template has no collaboration of its own; it nests others (${names}): check these.`,
      tree.offset,
    );
  }
  if (loopsIn(tree)) {
    throw because(
      'not_recognised',
      'The template has no collaboration but what a loop (Fn::ForEach) makes, which is not read here.',
      tree.offset,
    );
  }
  if (memberOf(tree, 'Resources')?.kind === 'object') {
    throw because('not_recognised', 'The template has no resource AWS::CleanRooms::Collaboration.', tree.offset);
  }
  return [];
}

/** Files that are close to one that can be read. */
function refuseAlike(tree, has) {
  if (has('terraform_version') && has('resources')) {
    throw because(
      'not_recognised',
      "This is Terraform's own state: terraform show -json writes it as it is read here.",
      tree.offset,
    );
  }
  if (memberOf(memberOf(tree, 'resource'), 'aws_cleanrooms_collaboration') !== undefined) refuseTerraform('', '.tf');
  if (has('memberSummaries') && !has('collaboration')) {
    throw because(
      'not_recognised',
      'These are the members of a collaboration: put them beside what GetCollaboration answered.',
      tree.offset,
    );
  }
}
