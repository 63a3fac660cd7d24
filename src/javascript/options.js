// Generated from the crate by its program `javascript`; not to be edited.
//
// Reads options. One that there isn't, or that has a wrong value, is an error: it would otherwise be
// silently without effect.

import { EDITIONS } from './shapes.js';

/**
 * The options as the numbers that wasm takes: the edition's place; the creator's account, or -1; what to make of
 * unknown fields; two bits for each rule's level, in two numbers; how many issues to report. Throws a TypeError if they
 * can't be followed.
 */
export function readOptions(options) {
  let edition = 0;
  let account = -1;
  let unknownFields = 0;
  let levels = [0, 0];
  let maxIssues = DEFAULT_MAX_ISSUES;
  for (const [name, value] of members(options, 'The options must be an object.')) {
    if (value === undefined) continue;
    switch (name) {
      case 'edition':
        edition = editionOf(value);
        break;
      case 'creatorAccountId':
        if (!isAccount(value)) throw new TypeError(`The option creatorAccountId must be ${ACCOUNT_LENGTH} digits.`);
        account = Number(value);
        break;
      case 'unknownFields':
        unknownFields = UnknownFields.indexOf(value);
        if (unknownFields < 0) throw new TypeError(`The option unknownFields must be ${choice(UnknownFields)}.`);
        break;
      case 'levels':
        levels = readLevels(value);
        break;
      case 'maxIssues':
        if (!Number.isInteger(value) || value < 1) {
          throw new TypeError('The option maxIssues must be a whole number from 1.');
        }
        maxIssues = Math.min(value, 2 ** 32 - 1);
        break;
      default:
        throw new TypeError(`There is no option ${name}.`);
    }
  }
  return [edition, account, unknownFields, ...levels, maxIssues];
}

/**
 * What to write a request as: the places of the edition, the target and the forms in their names. Throws a
 * TypeError if that can't be followed.
 */
export function readExport(target, options) {
  const place = ExportTarget.indexOf(target);
  if (place < 0) throw new TypeError(`The target must be ${choice(ExportTarget)}.`);
  const forms = { cli: CliForm, cloudformation: CloudformationForm };
  const chosen = { cli: 0, cloudformation: 0 };
  let edition = 0;
  for (const [name, value] of members(options, 'The options must be an object.')) {
    if (value === undefined) continue;
    if (name === 'edition') {
      edition = editionOf(value);
      continue;
    }
    if (!Object.hasOwn(forms, name)) throw new TypeError(`There is no option ${name}.`);
    chosen[name] = forms[name].indexOf(value);
    if (chosen[name] < 0) throw new TypeError(`The option ${name} must be ${choice(forms[name])}.`);
  }
  return [edition, place, chosen.cli, chosen.cloudformation];
}

/** The place of the edition that options name which have no other option. */
export function readEdition(options) {
  let edition = 0;
  for (const [name, value] of members(options, 'The options must be an object.')) {
    if (name !== 'edition') throw new TypeError(`There is no option ${name}.`);
    if (value !== undefined) edition = editionOf(value);
  }
  return edition;
}

function editionOf(value) {
  const place = value === 'latest' ? EDITIONS.length - 1 : EDITIONS.indexOf(value);
  if (place < 0) throw new TypeError(`The option edition must be ${choice([...EDITIONS, 'latest'])}.`);
  return place;
}

function readLevels(value) {
  const levels = [0, 0];
  for (const [name, level] of members(value, 'The option levels must be an object.')) {
    if (level === undefined) continue;
    const rule = rules.indexOf(name);
    if (rule < 0) throw new TypeError(`The option levels names ${name}, which isn't the code of a rule.`);
    const place = RuleLevel.indexOf(level);
    if (place < 0) throw new TypeError(`The level of ${name} must be ${choice(RuleLevel)}.`);
    levels[rule >> 4] |= (place + 1) << ((rule & 15) * 2);
  }
  return levels;
}

const isAccount = (value) =>
  typeof value === 'string' &&
  value.length === ACCOUNT_LENGTH &&
  [...value].every((digit) => digit >= '0' && digit <= '9');

/** The members of a plain object: what an instance of a class has would be without effect. */
function members(value, otherwise) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError(otherwise);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw new TypeError(otherwise);
  return Object.entries(value);
}

const choice = (names) => `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
