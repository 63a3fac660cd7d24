// How results are reported: for a person, as JSON, for GitHub Actions, as SARIF. A format is told of each
// request in turn, and of the end.
import { readFileSync } from 'node:fs';
import { codes } from '../dist/codes.js';
import { positions } from './position.js';
import { bold, count, dim, green, printable, red, shown, yellow } from './terminal.js';

const decoder = new TextDecoder();

/** The issues of a result as one list. */
const issuesOf = (result) => [...(result.ok ? [] : result.errors), ...result.warnings];

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

function human(print = console.log) {
  const report = ({ name, line, bytes, result }) => {
    const issues = issuesOf(result);
    // Of many lines, those that are right say nothing.
    if (line !== undefined && issues.length === 0) return;
    const parts = [
      issues.length - result.warnings.length && count(issues.length - result.warnings.length, 'error'),
      result.warnings.length && count(result.warnings.length, 'warning'),
    ];
    const summary = parts.filter(Boolean).join(', ') || 'valid';
    print(`${bold(line === undefined ? name : `${name}:${line}`)}: ${result.ok ? green(summary) : red(summary)}`);
    if (issues.length === 0) return;
    const isJson = !issues.some(({ code }) => code === 'syntax');
    const root = isJson ? JSON.parse(decoder.decode(bytes)) : undefined;
    // Where a key stands twice, nobody can tell which value is meant.
    const twice = issues.filter(({ code }) => code === 'duplicate_key').map(({ pointer }) => pointer);
    for (const { level, pointer, path, message, code } of issues) {
      const isClear = isJson && path.length > 0 && !twice.some((other) => `${pointer}/`.startsWith(`${other}/`));
      const value = isClear ? valueAt(root, path) : undefined;
      const place = path.length === 0 ? '(the whole request)' : printable(pointer);
      print(
        `  ${level === 'error' ? red('\u2717') : yellow('!')} ${place}${value === undefined ? '' : `  ${dim(shown(value))}`}`,
      );
      print(`    ${printable(message)} ${dim(`[${code}]`)}`);
    }
    if (result.truncated) print(dim('  There are more issues than these; see --max-issues.'));
  };
  const end = ({ name, requests, invalid }) =>
    print(`${bold(name)}: ${count(requests, 'request')}, ${invalid} invalid`);
  return { report, endOfLines: end, end() {} };
}

function json() {
  const report = ({ name, line, result }) => {
    const { ok, warnings, truncated } = result;
    const errors = ok ? [] : result.errors;
    console.log(JSON.stringify({ file: name, ...(line && { line }), ok, errors, warnings, truncated }));
  };
  return { report, endOfLines() {}, end() {} };
}

/** Where each issue of a request stands in its file. */
function placed({ line, bytes, result }) {
  const issues = issuesOf(result);
  const [first] = issues;
  if (first?.code === 'syntax') {
    const { params } = first;
    return [{ issue: first, line: (line ?? 1) + params.line - 1, column: params.column }];
  }
  const text = issues.length > 0 ? decoder.decode(bytes) : '';
  const found = positions(text, [...new Set(issues.map(({ pointer }) => pointer))]);
  return issues.map((issue) => {
    const at = found.get(issue.pointer);
    return { issue, line: (line ?? 1) + at.line - 1, column: at.column };
  });
}

/** What a file is called where a path is wanted. */
const fileOf = ({ file }) => (file === '-' ? 'stdin' : file);

function github() {
  const data = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const report = (request) => {
    for (const { issue, line, column } of placed(request)) {
      const { level, code, pointer, message } = issue;
      const where = `file=${property(fileOf(request))},line=${line},col=${column},title=${property(code)}`;
      console.log(`::${level} ${where}::${data(pointer ? `${pointer}: ${message}` : message)}`);
    }
  };
  return { report, endOfLines() {}, end() {} };
}

/** SARIF 2.1.0, one log for all files. */
function sarif() {
  const results = [];
  const report = (request) => {
    for (const { issue, line, column } of placed(request)) {
      const uri = fileOf(request).split(/[/\\]/).map(encodeURIComponent).join('/');
      results.push({
        ruleId: issue.code,
        level: issue.level,
        message: { text: issue.message },
        locations: [
          {
            physicalLocation: { artifactLocation: { uri }, region: { startLine: line, startColumn: column } },
            logicalLocations: [{ fullyQualifiedName: issue.pointer, kind: 'member' }],
          },
        ],
      });
    }
  };
  const end = () => {
    const rules = codes.map(({ code, level, when, remedy, restsOn }) => ({
      id: code,
      shortDescription: { text: `${when[0].toUpperCase()}${when.slice(1)}.` },
      fullDescription: { text: `Rests on ${restsOn}.` },
      help: { text: remedy },
      defaultConfiguration: { level },
    }));
    const driver = { name: 'cleanrooms-collaboration', version, rules };
    const run = { tool: { driver }, columnKind: 'unicodeCodePoints', results };
    console.log(
      JSON.stringify(
        { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] },
        undefined,
        2,
      ),
    );
  };
  return { report, endOfLines() {}, end };
}

export const formats = { human, json, github, sarif };
