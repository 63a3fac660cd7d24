// How results are reported: for a person, as JSON, for GitHub Actions, as SARIF. A format is told of each
// request in turn, and of the end; it writes as it is told, and is to be awaited.
import { readFileSync } from 'node:fs';
import { codes } from '../dist/codes.js';
import { positions } from './position.js';
import { bold, count, dim, green, json as jsonOf, print, printable, red, shown, yellow } from './terminal.js';

const decoder = new TextDecoder();

/** The issues of a result as one list. */
const issuesOf = ({ errors, warnings }) => [...errors, ...warnings];

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
export { version };

/** The value at a path; undefined where there is none. */
function valueAt(root, path) {
  let value = root;
  for (const step of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** For a person; `line` takes the parts of each line. */
export function human(line = print) {
  return {
    async report({ name, line: number, bytes, result }) {
      const issues = issuesOf(result);
      // Of many lines, those that are right say nothing.
      if (number !== undefined && issues.length === 0) return;
      const parts = [
        result.errors.length && count(result.errors.length, 'error'),
        result.warnings.length && count(result.warnings.length, 'warning'),
      ];
      const summary = parts.filter(Boolean).join(', ') || 'valid';
      const title = number === undefined ? name : `${name}:${number}`;
      await line(bold(title), ': ', result.ok ? green(summary) : red(summary));
      if (issues.length === 0) return;
      const isJson = !issues.some(({ code }) => code === 'syntax');
      const root = isJson ? JSON.parse(decoder.decode(bytes())) : undefined;
      // Where a key stands twice, nobody can tell which value is meant.
      const twice = issues.filter(({ code }) => code === 'duplicate_key').map(({ pointer }) => pointer);
      for (const { level, pointer, path, message, code } of issues) {
        const isClear = isJson && path.length > 0 && !twice.some((other) => `${pointer}/`.startsWith(`${other}/`));
        const value = isClear ? valueAt(root, path) : undefined;
        const place = path.length === 0 ? '(the whole request)' : pointer;
        const quoted = value === undefined ? [] : ['  ', dim(shown(value))];
        await line('  ', level === 'error' ? red('\u2717') : yellow('!'), ' ', place, ...quoted);
        await line('    ', message, ' ', dim(`[${code}]`));
      }
      if (result.truncated) await line(dim('  There are more issues than these; see --max-issues.'));
    },
    endOfLines: ({ name, requests, invalid }) =>
      line(bold(name), `: ${count(requests, 'request')}, ${invalid} invalid`),
    async end() {},
  };
}

function json() {
  return {
    report({ file, line, result }) {
      const { ok, errors, warnings, truncated } = result;
      const name = file === '-' ? '(standard input)' : file;
      return print(jsonOf({ file: name, ...(line && { line }), ok, errors, warnings, truncated }));
    },
    async endOfLines() {},
    async end() {},
  };
}

/** Where each issue of a request stands in its file. */
function placed({ line, bytes, result }) {
  const issues = issuesOf(result);
  if (issues.length === 0) return [];
  const [first] = issues;
  if (first.code === 'syntax') {
    const { params } = first;
    return [{ issue: first, line: (line ?? 1) + params.line - 1, column: params.column }];
  }
  const found = positions(decoder.decode(bytes()), [...new Set(issues.map(({ pointer }) => pointer))]);
  return issues.map((issue) => {
    const at = found.get(issue.pointer);
    return { issue, line: (line ?? 1) + at.line - 1, column: at.column };
  });
}

/** What a file is called where a path is wanted. */
const fileOf = ({ file }) => (file === '-' ? 'stdin' : file);

function github() {
  const data = (text) => printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
  const property = (text) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return {
    async report(request) {
      for (const { issue, line, column } of placed(request)) {
        const { level, code, pointer, message } = issue;
        const where = `file=${property(fileOf(request))},line=${line},col=${column},title=${property(code)}`;
        await print(`::${level} ${where}::${data(pointer ? `${pointer}: ${message}` : message)}`);
      }
    },
    async endOfLines() {},
    async end() {},
  };
}

/** SARIF 2.1.0, one log for all files, with a result on each line. */
function sarif() {
  let isFirst = true;
  async function begin() {
    if (!isFirst) return;
    isFirst = false;
    const rules = codes.map(({ code, level, when, remedy, restsOn, page }) => ({
      id: code,
      shortDescription: { text: `${when[0].toUpperCase()}${when.slice(1)}.` },
      fullDescription: { text: `Rests on ${restsOn}.` },
      help: { text: remedy },
      helpUri: page,
      defaultConfiguration: { level },
    }));
    const tool = { driver: { name: 'cleanrooms-collaboration', version, rules } };
    await print('{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{');
    await print(`"tool":${jsonOf(tool)},`);
    await print('"columnKind":"unicodeCodePoints","results":[');
  }
  let before = '';
  return {
    async report(request) {
      await begin();
      for (const { issue, line, column } of placed(request)) {
        const uri = fileOf(request).split(/[/\\]/).map(encodeURIComponent).join('/');
        const result = {
          ruleId: issue.code,
          level: issue.level,
          message: { text: issue.message },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri }, region: { startLine: line, startColumn: column } },
              logicalLocations: [{ fullyQualifiedName: issue.pointer, kind: 'member' }],
            },
          ],
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
