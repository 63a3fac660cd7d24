// The commands. Each is given its files and options and returns an exit status.
import { existsSync } from 'node:fs';
import { basisTexts, codes, costs, editions, nobodyPaysTexts } from '../dist/codes.js';
import { checkLines, exportAs, jsonSchema, parse, payers } from '../dist/index.js';
import { filesOf } from './files.js';
import { fixFile } from './fix.js';
import { formats, human } from './formats.js';
import { Unusable, chunksOf, nameOf, sizeOf } from './input.js';
import { nearest } from './nearest.js';
import { problems } from './problems.js';
import { asUnusable, check as checked, hasRequestLines, lineOf, requestsIn } from './requests.js';
import { bold, complain, count, json, print, printText, progress } from './terminal.js';

const VALID = 0;
const INVALID = 1;
export const UNUSABLE = 2;

/** The exit status that a result asks for. */
function statusOf(result) {
  if (result.ok) return VALID;
  return result.isUnusable || result.errors.some(({ code }) => code === 'syntax') ? UNUSABLE : INVALID;
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

/** Whether the first line of a file is a request. */
async function hasRequests(file) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of chunksOf(file)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.trimStart().includes('\n')) break;
  }
  return hasRequestLines(text.trimStart().split('\n')[0]);
}

const isOfLines = (file) => /\.(ndjson|jsonl)$/i.test(file);

/**
 * Does something for each request of the files that arguments name. What has none is passed over, and told of at the end.
 * `lines` says for which files something else is done, as they have a request on each line, and what.
 */
async function eachRequest(args, body, { lines = { are: () => false }, eachOf = eachFile } = {}) {
  let passed = 0;
  let seen = 0;
  const status = await eachOf(args, async ({ file, found }) => {
    const hasLines = lines.are(file);
    const requests = hasLines ? [] : await requestsIn({ file, found });
    const isOne = hasLines ? !found || (await hasRequests(file)) : requests.length > 0;
    if (isOne) seen++;
    else passed++;
    if (hasLines) return isOne ? lines.check(file) : VALID;
    return each(requests, (request) => body(file, request, requests));
  });
  const are = passed === 1 ? 'was' : 'were';
  if (passed > 0) complain(`${count(passed, 'file')} without a collaboration ${are} passed over.`);
  return passed > 0 && seen === 0 ? UNUSABLE : status;
}

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

  /** A request of a file that isn't valid. One that is wrong in all editions has no say. */
  add(file, request) {
    if (request.problem !== undefined) return;
    this.#invalid++;
    const taking = this.#editions.filter((edition) => checked(file, request, { ...this.#options, edition }).ok);
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

export async function check(args, { format, ndjson, options, quiet, limit, fix, write }) {
  if (fix) {
    // What is for a program stays alone on standard output.
    const line = format === 'human' ? print : complain;
    await eachFile(args, ({ file }) => fixed(file, options, { write, line }));
  }
  const reporter = new Counting(formats[format]({ quiet }), quiet);
  const others = new LaterEditions(options);
  const lines = {
    are: (file) => ndjson || isOfLines(file),
    check: (file) => checkLinesOf(file, reporter, options, others),
  };
  const body = async (file, request) => {
    const result = checked(file, request, options);
    await reporter.report({ file, name: nameOf(file), request, result, options });
    if (!result.ok) others.add(file, request);
    return statusOf(result);
  };
  const status = await eachRequest(args, body, { lines });
  await reporter.end();
  others.tell();
  if (reporter.warnings <= limit.most) return status;
  complain(`${count(reporter.warnings, 'warning')}: more than ${limit.option} allows.`);
  return Math.max(status, INVALID);
}

/** Mends a file, or shows how; what standard input says is written nowhere. */
async function fixed(file, options, how) {
  if (file === '-') throw new Unusable('--fix is for files, not for standard input.');
  // That there is no such file, the check says.
  if (existsSync(file)) await fixFile(file, options, how);
  return VALID;
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
      // The bytes are there until the next line is asked for.
      const request = () => lineOf(chunks.between(start, end), line);
      const hasIssues = result.errors.length + result.warnings.length > 0;
      await reporter.report({ file, name, request: hasIssues ? request() : { line }, result });
      if (!result.ok) others.add(file, request());
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

export async function exportCommand(args, { to, options }) {
  const body = async (file, request, all) => {
    const name = nameOf(file);
    if (all.length > 1) throw new Unusable(`${name}: it has ${all.length} requests, and export takes one`);
    const result = checked(file, request, { edition: options.edition });
    if (!result.ok) {
      await human({ line: complain }).report({ file, name, request, result });
      return statusOf(result);
    }
    if (request.open.length > 0) {
      const [{ pointer, text }] = request.open;
      const what = `${count(request.open.length, 'value')} ${request.open.length === 1 ? 'is' : 'are'} left open`;
      throw new Unusable(`${name}: ${what}, so there is no request to export; the first is ${pointer}: ${text}`);
    }
    const { text, notes } = exportAs(to, parse(valueOf(request), { edition: options.edition }), options);
    await printText(text);
    for (const { pointer, message } of notes) complain(pointer === '' ? message : `${pointer}: ${message}`);
    return VALID;
  };
  // A folder isn't one request.
  const eachOf = (files, then) => each(files, (file) => then({ file, found: false }));
  return eachRequest(args, body, { eachOf });
}

/** The request itself. */
const valueOf = ({ json, request }) =>
  request ?? JSON.parse(typeof json === 'string' ? json : new TextDecoder().decode(json));

export async function payersCommand(args, options, format) {
  const others = new LaterEditions(options);
  const body = async (file, request) => {
    const result = checked(file, request, options);
    const broken = result.errors.find(({ code }) => result.isUnusable || code === 'syntax');
    if (broken !== undefined) throw new Unusable(`${nameOf(file)}: ${broken.message}`);
    if (!result.ok) others.add(file, request);
    const found = payers(valueOf(request), options);
    const { name } = request;
    if (format === 'json') {
      await print(json({ file: nameOf(file), ...(name && { name }), payers: found }));
      return VALID;
    }
    await print(bold(nameOf(file)), name === undefined ? '' : `, ${name}`);
    for (const { cost, label } of costs) {
      if (Object.hasOwn(found, cost)) await print(`  ${label}: ${whoPays(found[cost])}`);
    }
    return VALID;
  };
  const status = await eachRequest(args, body);
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

const sentence = (words) => `${words[0].toUpperCase()}${words.slice(1)}.`;

export async function explain(names) {
  if (names.length === 0) {
    for (const { code, when } of [...codes, ...problems]) await print(bold(code), `: ${when}`);
    return VALID;
  }
  let status = VALID;
  for (const name of names) {
    const ofFile = problems.find(({ code }) => code === name);
    if (ofFile !== undefined) {
      await print(bold(ofFile.code), ' (error, of a file)');
      await print(`  When:     ${sentence(ofFile.when)}`);
      await print(`  Remedy:   ${ofFile.remedy}`);
      continue;
    }
    const found = codes.find(({ code }) => code === name);
    if (found === undefined) {
      const all = [...codes, ...problems].map(({ code }) => code);
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
