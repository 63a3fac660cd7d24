// The commands. Each is given its files and options and returns an exit status.
import { basisTexts, codes, costs, editions, nobodyPaysTexts } from '../dist/codes.js';
import { checkJson, checkLines, exportAs, jsonSchema, payers, validateJson } from '../dist/index.js';
import { filesOf } from './files.js';
import { formats, human } from './formats.js';
import { Unusable, chunksOf, nameOf, readAll, sizeOf } from './input.js';
import { nearest } from './nearest.js';
import { bold, complain, count, json, print, printText, progress } from './terminal.js';

const VALID = 0;
const INVALID = 1;
export const UNUSABLE = 2;

/** The exit status that a result asks for. */
function statusOf(result) {
  if (result.ok) return VALID;
  return result.errors.some(({ code }) => code === 'syntax') ? UNUSABLE : INVALID;
}

/** Does something for each thing; one that can't be used is told of, and the others still have their turn. */
async function each(things, body) {
  let status = VALID;
  for (const thing of things) {
    try {
      status = Math.max(status, await body(thing));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      complain(error.message);
      status = UNUSABLE;
    }
  }
  return status;
}

/** Does something for each file that arguments name. */
const eachFile = (args, body) => each(args, (arg) => each(filesOf(arg), body));

/** Finds the later edition that takes what isn't valid in the one chosen. */
class LaterEditions {
  #editions;
  #options;
  #invalid = 0;
  #taken = 0;

  constructor(options) {
    const all = editions.map(({ edition }) => edition);
    const chosen = options.edition === 'latest' ? all.length - 1 : all.indexOf(options.edition ?? all[0]);
    this.#editions = all.slice(chosen + 1);
    this.#options = options;
  }

  /** A request that isn't valid. One that is wrong in all editions has no say. */
  add(text) {
    this.#invalid++;
    const taking = this.#editions.filter((edition) => checkJson(text, { ...this.#options, edition }).ok);
    if (taking.length === 0) return;
    this.#taken++;
    this.#editions = taking;
  }

  tell() {
    const [edition] = this.#editions;
    if (this.#taken === 0) return;
    const what =
      this.#taken === this.#invalid
        ? "what isn't valid here"
        : `${this.#taken} of ${count(this.#invalid, 'request')} that aren't valid here`;
    complain(`Edition ${edition} of the operation takes ${what}: --edition ${edition}`);
  }
}

export async function check(args, { format, ndjson, options, quiet, limit }) {
  const reporter = new Counting(formats[format]({ quiet }), quiet);
  const others = new LaterEditions(options);
  const status = await eachFile(args, async (file) => {
    if (ndjson || /\.(ndjson|jsonl)$/i.test(file)) return checkLinesOf(file, reporter, options, others);
    const bytes = await readAll(file);
    const result = usable(file, () => checkJson(bytes, options));
    await reporter.report({ file, name: nameOf(file), bytes: () => bytes, result });
    if (!result.ok) others.add(bytes);
    return statusOf(result);
  });
  await reporter.end();
  others.tell();
  if (reporter.warnings <= limit.most) return status;
  complain(`${count(reporter.warnings, 'warning')}: more than ${limit.option} allows.`);
  return Math.max(status, INVALID);
}

/** A format that counts warnings, and says nothing of them if they aren't wanted. */
class Counting {
  warnings = 0;
  #format;
  #isQuiet;

  constructor(format, isQuiet) {
    this.#format = format;
    this.#isQuiet = isQuiet;
  }

  report(one) {
    const { result } = one;
    this.warnings += result.warnings.length;
    return this.#format.report(this.#isQuiet ? { ...one, result: { ...result, warnings: [] } } : one);
  }

  endOfLines(lines) {
    return this.#format.endOfLines(lines);
  }

  end() {
    return this.#format.end();
  }
}

/** What a check answers. That an input is too large makes it one that can't be used. */
function usable(file, body) {
  try {
    return body();
  } catch (error) {
    throw asUnusable(file, error);
  }
}

const asUnusable = (file, error) =>
  ['InputTooLargeError', 'OutOfMemoryError'].includes(error.name)
    ? new Unusable(`${nameOf(file)}: ${error.message}`)
    : error;

async function checkLinesOf(file, reporter, options, others) {
  const bar = progress(await sizeOf(file));
  const name = nameOf(file);
  const chunks = chunksOf(file);
  let status = VALID;
  let requests = 0;
  let invalid = 0;
  try {
    for await (const result of checkLines(chunks, options)) {
      const { line, start, end } = result;
      requests++;
      if (!result.ok) invalid++;
      bar.draw(chunks.read, count(line, 'line'));
      status = Math.max(status, statusOf(result));
      chunks.forgetBefore(start);
      await reporter.report({ file, name, line, bytes: () => chunks.between(start, end), result });
      if (!result.ok) others.add(chunks.between(start, end));
    }
  } catch (error) {
    throw asUnusable(file, error);
  } finally {
    bar.clear();
  }
  if (requests === 0) throw new Unusable(`${name}: there is no request in it`);
  await reporter.endOfLines({ name, requests, invalid });
  return status;
}

/** The JSON that the bytes of a file are. */
function jsonIn(file, bytes) {
  const result = usable(file, () => checkJson(bytes));
  const broken = result.errors.find(({ code }) => code === 'syntax');
  if (broken !== undefined) throw new Unusable(`${nameOf(file)}: ${broken.message}`);
  return JSON.parse(new TextDecoder().decode(bytes));
}

export const exportCommand = (files, { to, options }) =>
  each(files, async (file) => {
    const bytes = await readAll(file);
    const result = usable(file, () => validateJson(bytes, { edition: options.edition }));
    if (!result.ok) {
      await human({ line: complain }).report({ file, name: nameOf(file), bytes: () => bytes, result });
      return statusOf(result);
    }
    const { text, notes } = exportAs(to, result.value, options);
    await printText(text);
    for (const { pointer, message } of notes) complain(pointer === '' ? message : `${pointer}: ${message}`);
    return VALID;
  });

export async function payersCommand(args, options, format) {
  const others = new LaterEditions(options);
  const status = await eachFile(args, async (file) => {
    const bytes = await readAll(file);
    const found = payers(jsonIn(file, bytes), options);
    if (!checkJson(bytes, options).ok) others.add(bytes);
    if (format === 'json') {
      await print(json({ file: nameOf(file), payers: found }));
      return VALID;
    }
    await print(bold(nameOf(file)));
    for (const { cost, label } of costs) {
      if (Object.hasOwn(found, cost)) await print(`  ${label}: ${whoPays(found[cost])}`);
    }
    return VALID;
  });
  others.tell();
  return status;
}

function whoPays({ payer, index, basis, reason, creator, members }) {
  const member = (place) => `member ${place + 1}`;
  switch (payer) {
    case 'creator':
      return `the creator (${basisTexts[basis]})`;
    case 'member':
      return `${member(index)} (${basisTexts[basis]})`;
    case 'candidates':
      return `one of ${[...(creator ? ['the creator'] : []), ...members.map(member)].join(', ')}`;
    default:
      return `nobody (${nobodyPaysTexts[reason]})`;
  }
}

export async function schemaCommand(target, options) {
  await printText(JSON.stringify(jsonSchema(target, options), undefined, 2));
  return VALID;
}

export async function editionsCommand() {
  for (const { edition, botocore, changes, rules } of editions) {
    await print(bold(edition), ` (botocore ${botocore})`);
    for (const { pointer, change } of changes) await print(`  ${pointer}: ${change}`);
    for (const { code, level } of rules) await print(`  ${code}: ${level}`);
  }
  return VALID;
}

export async function explain(names) {
  if (names.length === 0) {
    for (const { code, when } of codes) await print(bold(code), `: ${when}`);
    return VALID;
  }
  let status = VALID;
  for (const name of names) {
    const found = codes.find(({ code }) => code === name);
    if (found === undefined) {
      const all = codes.map(({ code }) => code);
      const meant = nearest(name.toLowerCase().replaceAll('-', '_'), all);
      complain(`There is no code ${name}. ${meant ? `Did you mean ${meant}?` : `Codes: ${all.join(', ')}`}`);
      status = UNUSABLE;
      continue;
    }
    const { code, level, isRule, since, later, when, remedy, restsOn, page } = found;
    await print(bold(code), ` (${level}${isRule ? ', can be changed with --level' : ''})`);
    if (since) await print(`  Since:    Edition ${since}.`);
    if (later)
      await print(
        `  Later:    ${later.level === 'off' ? 'Off' : `A${later.level === 'error' ? 'n' : ''} ${later.level}`} from edition ${later.since} on.`,
      );
    await print(`  When:     ${when[0].toUpperCase()}${when.slice(1)}.`);
    await print(`  Remedy:   ${remedy}`);
    await print(`  Rests on: ${restsOn[0].toUpperCase()}${restsOn.slice(1)}.`);
    if (later?.restsOn) await print(`            From edition ${later.since} on: ${later.restsOn}.`);
    await print(`  Page:     ${page}`);
  }
  return status;
}
