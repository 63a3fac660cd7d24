#!/usr/bin/env node
// The command line: reads the arguments and runs a command.
import process from 'node:process';
import { parseArgs } from 'node:util';
import {
  UNUSABLE,
  check,
  editionsCommand,
  explain,
  exportCommand,
  payersCommand,
  schemaCommand,
} from './cli/commands.js';
import { completion, shells } from './cli/completion.js';
import { formCommand } from './cli/form.js';
import { formats, version } from './cli/formats.js';
import { Unusable } from './cli/input.js';
import { nearest } from './cli/nearest.js';
import { complain, flush, print, printText, printable } from './cli/terminal.js';
import { codes, editions } from './dist/codes.js';
import { checkJson, exportAs, jsonSchema, payers } from './dist/index.js';

const SEE_HELP = 'See cleanrooms-collaboration --help.';

/** The values of the options that have a few; a test holds them to what the package takes. */
const valuesOf = {
  edition: [...editions.map(({ edition }) => edition), 'latest'],
  format: Object.keys(formats),
  'unknown-fields': ['error', 'warning', 'ignore'],
  to: ['json', 'cli', 'boto3', 'javascript', 'cloudformation', 'cdk', 'terraform'],
  cli: ['options', 'input-json'],
  cloudformation: ['yaml', 'json'],
  target: ['draft-2020-12', 'draft-07'],
};
const either = (option) => valuesOf[option].join('|');

const usage = `Usage: cleanrooms-collaboration COMMAND [options] [FILE...]

Checks requests of AWS Clean Rooms CreateCollaboration offline.

  check FILE...               what is wrong with requests
  export --to TARGET FILE     a request as ${valuesOf.to.slice(0, -1).join(', ')} or ${valuesOf.to.at(-1)}
  payers FILE...              who pays for what
  form [FILE]                 the form in a browser, with a file in it that can be saved
  schema                      the JSON Schema of a request
  explain [CODE...]           what the code of an issue means; without one, which codes there are
  editions                    the editions of the operation, and what changed with each
  completion ${shells.join('|')}         a script that completes all this in a shell: eval "$(… completion bash)"

  FILE    a file with requests (JSON, YAML, a template of CloudFormation, a plan of Terraform in JSON, a command of the AWS
          CLI, an answer of GetCollaboration), or - for standard input; for check and payers also a folder, or a
          pattern such as 'requests/**/*.json'; for check, a file that ends in .ndjson or .jsonl has a
          request on each line

  --edition DATE|latest  the edition of the operation, for check, export, payers and schema (2024-11-07)

Options of check
  --format ${either('format')}  how to report; json prints one object for each request
  --ndjson                          every input has a request on each line
  --creator-account-id ID           the creator's own account, to find it among the members
  --unknown-fields ${either('unknown-fields')}
  --level CODE=error|warning|off    another level for a cross-field rule; can be given several times
  --max-issues N                    how many issues to report for a request (100)
  --fix                             show what can be mended and means the same; with --write, mend the files
  --strict                          a request with warnings is not valid
  --max-warnings N                  more warnings than that, in all requests, are a failure
  --quiet                           tell errors only
Options of payers
  --format human|json               how to report; json prints one object for each request
Options of export
  --cli ${either('cli')}          how the command of the AWS CLI takes the request
  --cloudformation ${either('cloudformation')}        how the template is written
Options of schema
  --target ${either('target')}   the draft of JSON Schema
Other options
  -h, --help, -V, --version

Exit status: 0 all is well, 1 some requests are not valid, 2 some input can't be used or something else failed.
`;

/** The options of the package that the flags ask for. */
function optionsOf(values) {
  const levels = (values.level ?? []).map((pair) => {
    const [, code, level] = /^([^=]+)=([^=]+)$/.exec(pair) ?? [];
    if (code === undefined) throw new Unusable(`--level must be CODE=error, CODE=warning or CODE=off, not ${pair}`);
    return [code, level];
  });
  return {
    edition: values.edition,
    creatorAccountId: values['creator-account-id'],
    unknownFields: values['unknown-fields'],
    levels: values.level && Object.fromEntries(levels),
    maxIssues: values['max-issues'] === undefined ? undefined : Number(values['max-issues']),
  };
}

/** Tries options out; what the package says of them is said of the flags. */
function checked(attempt) {
  const names = {
    creatorAccountId: 'creator-account-id',
    unknownFields: 'unknown-fields',
    maxIssues: 'max-issues',
    levels: 'level',
  };
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof TypeError)) return;
    throw new Unusable(error.message.replace(/The option (\w+)/, (_, name) => `The option --${names[name] ?? name}`));
  }
}

const text = { type: 'string' };
const flags = {
  edition: text,
  format: text,
  ndjson: { type: 'boolean' },
  'creator-account-id': text,
  'unknown-fields': text,
  level: { ...text, multiple: true },
  'max-issues': text,
  'max-warnings': text,
  strict: { type: 'boolean' },
  fix: { type: 'boolean' },
  write: { type: 'boolean' },
  quiet: { type: 'boolean' },
  to: text,
  cli: text,
  cloudformation: text,
  target: text,
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
};

function readArguments(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: flags,
    });
  } catch (error) {
    throw new Unusable(`${wrongOption(error)}\n${SEE_HELP}`);
  }
}

/** What is wrong with an option, as parseArgs found it. */
function wrongOption({ code, message }) {
  const [, option, name] = /'((?:-\w, )?--?([^' ]*))/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    return `There is no option ${printable(option)}.${didYouMean(name, Object.keys(flags), '--')}`;
  }
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return printable(message);
  return `${option} ${message.includes('does not take') ? 'takes no value' : 'needs a value'}.`;
}

/** A hint to the name that is meant by a mistyped one, or nothing. */
function didYouMean(name, names, before = '') {
  const meant = nearest(name, names);
  return meant === undefined ? '' : ` Did you mean ${before}${meant}?`;
}

/** For each command: its options, how many files or codes it takes at the most, and what it does. */
const commands = {
  check: {
    options: [
      'edition',
      'format',
      'ndjson',
      'creator-account-id',
      'unknown-fields',
      'level',
      'max-issues',
      'max-warnings',
      'strict',
      'fix',
      'write',
      'quiet',
    ],
    run(
      files,
      { format = 'human', ndjson = false, strict = false, quiet = false, fix = false, write = false, ...values },
    ) {
      if (!Object.hasOwn(formats, format)) {
        throw new Unusable(`--format must be ${Object.keys(formats).join(', ')}, not ${format}`);
      }
      const options = optionsOf(values);
      checked(() => checkJson('{}', options));
      const most = values['max-warnings'] ?? 'Infinity';
      if (!/^(\d+|Infinity)$/.test(most))
        throw new Unusable(`--max-warnings must be a whole number, not ${printable(most)}`);
      const limit = strict ? { most: 0, option: '--strict' } : { most: Number(most), option: `--max-warnings ${most}` };
      if (write && !fix) throw new Unusable('--write goes with --fix.');
      return check(files, { format, ndjson, options, quiet, limit, fix, write });
    },
  },
  export: {
    options: ['edition', 'to', 'cli', 'cloudformation'],
    // Two documents one after the other are none in most languages.
    most: 1,
    run(files, { edition, to, cli, cloudformation }) {
      const options = { edition, cli, cloudformation };
      if (to === undefined) throw new Unusable('export needs --to TARGET.');
      // Without a request, only the target and the options can be at fault.
      checked(() => exportAs(to, undefined, options));
      return exportCommand(files, { to, options });
    },
  },
  payers: {
    options: ['edition', 'format'],
    run(files, { edition, format = 'human' }) {
      if (format !== 'human' && format !== 'json') {
        throw new Unusable(`--format must be human or json, not ${printable(format)}`);
      }
      checked(() => payers({}, { edition }));
      return payersCommand(files, { edition }, format);
    },
  },
  form: { options: [], least: 0, most: 1, run: formCommand },
  schema: {
    options: ['edition', 'target'],
    most: 0,
    run(_, { edition, target }) {
      checked(() => jsonSchema(target, { edition }));
      return schemaCommand(target, { edition });
    },
  },
  explain: { options: [], least: 0, run: (names) => explain(names) },
  editions: { options: [], most: 0, run: () => editionsCommand() },
  completion: {
    options: [],
    needs: 'a shell',
    async run([shell]) {
      if (!shells.includes(shell))
        throw new Unusable(`completion is for ${shells.join(' or ')}, not ${printable(shell)}`);
      const options = Object.entries(commands).map(([name, command]) => [name, command.options]);
      const words = { explain: codes.map(({ code }) => code), completion: shells };
      const levels = codes
        .filter(({ isRule }) => isRule)
        .flatMap(({ code }) => ['error', 'warning', 'off'].map((level) => `${code}=${level}`));
      await printText(completion(shell, Object.fromEntries(options), words, { ...valuesOf, level: levels }));
    },
  },
};

async function main() {
  const { values, positionals } = readArguments(process.argv.slice(2));
  if (values.help || positionals[0] === 'help') return printText(usage);
  if (values.version) return print(version);
  const [command, ...files] = positionals;
  if (command === undefined) throw new Unusable(usage);
  if (!Object.hasOwn(commands, command)) {
    throw new Unusable(
      `There is no command ${printable(command)}.${didYouMean(command, Object.keys(commands))}\n${SEE_HELP}`,
    );
  }
  const { options, needs = 'a file, or - for standard input', least = 1, most = Infinity, run } = commands[command];
  const foreign = Object.keys(values).find((name) => !options.includes(name));
  if (foreign !== undefined) {
    const of = Object.keys(commands).filter((name) => commands[name].options.includes(foreign));
    throw new Unusable(`${command} has no option --${foreign}; it is one of ${of.join(', ')}.`);
  }
  if (files.length < Math.min(least, most)) throw new Unusable(`${command} needs ${needs}.`);
  if (files.length > most) throw new Unusable(`${command} takes ${most === 0 ? 'no file' : 'one file at a time'}.`);
  process.exitCode = await run(files, values);
}

/**
 * Ends the process at once, saying why. Whatever it is, the exit status isn't 1: that would say of a request that it
 * isn't valid.
 */
function giveUp(why) {
  for (const line of why?.split('\n') ?? []) complain(line);
  process.exit(UNUSABLE);
}

process.stdout.on('error', (error) => {
  // A reader that has seen enough, such as `head`, needs no explanation.
  giveUp(error.code === 'EPIPE' ? undefined : `The output can't be written: ${error.message}`);
});
process.stderr.on('error', () => giveUp());
process.on('uncaughtException', (error) => giveUp(`This went wrong, and it shouldn't have: ${error?.stack ?? error}`));

try {
  await main();
  await flush();
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  await flush();
  for (const line of error.message.split('\n')) complain(line);
  process.exitCode = UNUSABLE;
}
