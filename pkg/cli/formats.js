// How results are reported: for a person, as JSON, for GitHub Actions, as SARIF. A format is told of each
// request in turn, and of the end; it writes as it is told, and is to be awaited.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import process from 'node:process';
import { codes } from '../dist/codes.js';
import { fixes } from '../dist/index.js';
import { slashed } from './files.js';
import { offsetAt, placer } from '../lines.js';
import { frameOf } from './frame.js';
import { problems } from './problems.js';
import { bold, count, dim, green, json as jsonOf, print, printable, red, yellow } from './terminal.js';

/** The issues of a result as one list. */
const issuesOf = ({ errors, warnings }) => [...errors, ...warnings];

const isExact = ({ min, max }) => min === max;

/** The same for a person, to whom one sentence says enough about a string. */
function toldIssues(result) {
  const isAt = (index, pointer, code) =>
    result.errors[index]?.pointer === pointer && result.errors[index].code === code;
  const errors = result.errors.filter(({ code, pointer, params }, index) => {
    // Where the length is exact, the pattern's sentence says it as well; of an empty string, that says no more.
    if (code === 'length') return !(isExact(params) && isAt(index + 1, pointer, 'pattern'));
    const isEmpty = code === 'pattern' && params.blank && isAt(index - 1, pointer, 'length');
    return !isEmpty || isExact(result.errors[index - 1].params);
  });
  return { ...result, errors };
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
export { version };

/** For a person; `line` takes the parts of each line. With `quiet`, what is right says nothing. */
export function human({ quiet = false, line = print } = {}) {
  const all = { files: 0, requests: 0, invalid: 0, withWarnings: 0 };
  return {
    async report(found) {
      const one = { ...found, result: toldIssues(found.result) };
      const { name, request, result } = one;
      const { line: ofLine, name: called, open = [] } = request;
      const number = isOfLine(one) ? ofLine : undefined;
      const issues = issuesOf(result);
      if (number === undefined) all.files++;
      all.requests++;
      if (!result.ok) all.invalid++;
      else if (result.warnings.length > 0) all.withWarnings++;
      // Of many lines, those that are right say nothing.
      if ((quiet || number !== undefined) && issues.length === 0) return;
      const parts = [
        result.errors.length && count(result.errors.length, 'error'),
        result.warnings.length && count(result.warnings.length, 'warning'),
      ];
      const summary = parts.filter(Boolean).join(', ') || 'valid';
      const title = number === undefined ? name : `${name}:${number}`;
      const left = open.length > 0 ? `, ${count(open.length, 'value')} left open` : '';
      await line(
        bold(title),
        called === undefined ? '' : `, ${called}`,
        ': ',
        result.ok ? green(summary) : red(summary),
        left,
      );
      let shown = -1;
      for (const { issue, place, text } of placed(one)) {
        const { level, pointer, path, message, code } = issue;
        const where = path.length === 0 ? '(the whole request)' : pointer;
        const mark = level === 'error' ? red('\u2717') : yellow('!');
        await line('  ', mark, ' ', dim(`${name}:${place.line}:${place.column}`), ' ', where);
        await line('    ', message, ' ', dim(`[${code}]`));
        // What several issues are about is shown once.
        if (place.offset === shown) continue;
        shown = place.offset;
        for (const part of frameOf(text, place)) await line(dim(`    ${part}`));
      }
      if (result.truncated) await line(dim('  There are more issues than these; see --max-issues.'));
      const told = [
        ...notesOf(request),
        ...open.slice(0, MOST_OPEN).map((value) => ({ ...value, message: `left open: ${value.text}` })),
      ];
      for (const { pointer, message, line: at, column } of told) {
        await line('  - ', dim(`${name}:${at}:${column}`), ' ', pointer === '' ? '' : `${pointer}: `, message);
      }
      if (open.length > MOST_OPEN) await line(dim(`    and ${open.length - MOST_OPEN} more that are left open`));
    },
    async endOfLines({ name, requests, invalid }) {
      all.files++;
      if (!quiet || invalid > 0) await line(bold(name), `: ${count(requests, 'request')}, ${invalid} invalid`);
    },
    async end() {
      if (all.files < 2 || (quiet && all.invalid === 0)) return;
      const warnings = all.withWarnings > 0 ? `, ${all.withWarnings} with warnings only` : '';
      await line(`${count(all.requests, 'request')}: ${all.invalid} invalid${warnings}`);
    },
  };
}

function json() {
  return {
    report(one) {
      const { file, request, result } = one;
      const { ok, truncated } = result;
      const { name: called, format = 'json', open = [] } = request;
      const notes = notesOf(request);
      const name = file === '-' ? '(standard input)' : file;
      const issues = placed(one).map(({ issue, place }) => ({ ...issue, line: place.line, column: place.column }));
      const [errors, warnings] = ['error', 'warning'].map((level) => issues.filter((issue) => issue.level === level));
      return print(
        jsonOf({
          file: name,
          ...(isOfLine(one) && { line: request.line }),
          ...(called !== undefined && { name: called }),
          ...(format !== 'json' && { format }),
          ok,
          errors,
          warnings,
          truncated,
          ...(open.length > 0 && { open }),
          ...(notes.length > 0 && { notes }),
        }),
      );
    },
    async endOfLines() {},
    async end() {},
  };
}

/** What there is to know of how a request was read, but for errors of its format, which are issues. */
const notesOf = ({ notes = [] }) => notes.filter(({ isError }) => !isError);

/** How many values that are left open are told to a person. */
const MOST_OPEN = 10;

/** Whether a request is a line of NDJSON, and no part of a file otherwise. */
const isOfLine = ({ request }) => request.line !== undefined && request.format === undefined;

/** Where each issue of a request stands: in its file the line and column, and the offset in its text. */
function placed(one) {
  const { request, result } = one;
  const issues = issuesOf(result);
  if (issues.length === 0) return [];
  const text = request.text();
  const [{ code, params }] = issues;
  const found =
    code === 'syntax' || request.problem !== undefined
      ? new Map([['', { ...params, offset: offsetAt(text, params.line, params.column) }]])
      : request.places([...new Set(issues.map(({ pointer }) => pointer))]);
  const before = isOfLine(one) ? request.line - 1 : 0;
  return issues.map((issue) => {
    const { line, column, offset } = found.get(issue.pointer);
    const place = { line: before + line, column, offset };
    // A place in a line of NDJSON is told as one in the file.
    const message = issue.message.replace(`line ${line}, column`, `line ${place.line}, column`);
    return { issue: issue.code === 'syntax' ? { ...issue, message } : issue, text, place };
  });
}

/**
 * What a file is called in annotations and SARIF, whose readers look for it from the root of the repository: by its path
 * from there, or by its whole path where it is in none.
 */
function fileOf({ file }) {
  if (file === '-') return 'stdin';
  const whole = resolve(file);
  const root = process.env.GITHUB_WORKSPACE || rootAbove(dirname(whole));
  const fromRoot = root === undefined ? '..' : relative(root, whole);
  return slashed(fromRoot.startsWith('..') || isAbsolute(fromRoot) ? whole : fromRoot);
}

/** The repository that a folder is in, if it is in one. */
function rootAbove(folder) {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : rootAbove(above);
}

function github() {
  const data = (text) => printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
  const property = (text) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return {
    async report(one) {
      for (const { issue, place } of placed(one)) {
        const { level, code, pointer, message } = issue;
        const where = `file=${property(fileOf(one))},line=${place.line},col=${place.column},title=${property(code)}`;
        const ways = fixesOf(one, issue).map(({ title }) => title);
        const text = `${pointer ? `${pointer}: ` : ''}${message}${ways.length > 0 ? `\nTo mend it: ${ways.join(', or ')}.` : ''}`;
        await print(`::${level} ${where}::${data(text)}`);
      }
    },
    async endOfLines() {},
    async end() {},
  };
}

/** What would mend an issue. Of the many requests of NDJSON, it isn't looked for. */
function fixesOf(one, issue) {
  const { request, options } = one;
  return isOfLine(one) || request.request === undefined ? [] : fixes(request.request, issue, options);
}

/** The same as changes of the file, where its text can be changed. */
function sarifFixes(one, issue, uri) {
  const changes = fixesOf(one, issue).flatMap(({ title, patch }) => {
    const changed = one.request.edit(patch);
    if (changed === undefined) return [];
    const replacements = [replacementIn(one.request.text(), changed)];
    return [{ description: { text: title }, artifactChanges: [{ artifactLocation: { uri }, replacements }] }];
  });
  return changes.length > 0 ? { fixes: changes } : {};
}

/** What has to be replaced in a text to make it another one. */
function replacementIn(text, changed) {
  let start = 0;
  while (start < text.length && text[start] === changed[start]) start++;
  let end = 0;
  const most = Math.min(text.length, changed.length) - start;
  while (end < most && text.at(-1 - end) === changed.at(-1 - end)) end++;
  const placeOf = placer(text);
  const [from, to] = [placeOf(start), placeOf(text.length - end)];
  return {
    deletedRegion: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
    insertedContent: { text: changed.slice(start, changed.length - end) },
  };
}

/** SARIF 2.1.0, one log for all files, with a result on each line. */
function sarif() {
  let isFirst = true;
  async function begin() {
    if (!isFirst) return;
    isFirst = false;
    const ofFiles = problems.map((problem) => ({ ...problem, level: 'error', restsOn: 'the format of the file' }));
    const rules = [...codes, ...ofFiles].map(({ code, level, when, remedy, restsOn, page }) => ({
      id: code,
      shortDescription: { text: `${when[0].toUpperCase()}${when.slice(1)}.` },
      fullDescription: { text: `Rests on ${restsOn}.` },
      help: { text: remedy },
      ...(page && { helpUri: page }),
      defaultConfiguration: { level },
    }));
    const tool = { driver: { name: 'cleanrooms-collaboration', version, rules } };
    await print('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{');
    await print(`"tool":${jsonOf(tool)},`);
    await print('"columnKind":"unicodeCodePoints","results":[');
  }
  let before = '';
  return {
    async report(one) {
      await begin();
      for (const { issue, place } of placed(one)) {
        const uri = fileOf(one).split('/').map(encodeURIComponent).join('/');
        const result = {
          ruleId: issue.code,
          level: issue.level,
          message: { text: issue.message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri },
                region: { startLine: place.line, startColumn: place.column },
              },
              logicalLocations: [{ fullyQualifiedName: issue.pointer, kind: 'member' }],
            },
          ],
          ...sarifFixes(one, issue, uri),
        };
        await print(before, jsonOf(result));
        before = ',';
      }
    },
    async endOfLines() {},
    async end() {
      await begin();
      await print(']}]}');
    },
  };
}

export const formats = { human, json, github, sarif };
