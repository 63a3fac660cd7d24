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
import { formats, version } from './cli/formats.js';
import { Unusable } from './cli/input.js';
import { complain, flush, print, printText, printable } from './cli/terminal.js';
import { checkJson, exportAs, jsonSchema, payers } from './dist/node.js';

const usage = `Usage: cleanrooms-collaboration COMMAND [options] [FILE...]

Checks requests of AWS Clean Rooms CreateCollaboration offline.

  check FILE...               what is wrong with requests
  export --to TARGET FILE     a request as json, cli, boto3, javascript, cloudformation or terraform
  payers FILE...              who pays for what
  schema                      the JSON Schema of a request
  explain CODE...             what the code of an issue means
  editions                    the editions of the operation, and what changed with each

  FILE    a file with a JSON request, or - for standard input; for check, a file that ends in
          .ndjson or .jsonl has a request on each line

  --edition DATE|latest  the edition of the operation, for check, export, payers and schema (2024-11-07)

Options of check
  --format human|json|github|sarif  how to report; json prints one object for each request
  --ndjson                          every input has a request on each line
  --creator-account-id ID           the creator's own account, to find it among the members
  --unknown-fields error|warning|ignore
  --level CODE=error|warning|off    another level for a cross-field rule; can be given several times
  --max-issues N                    how many issues to report for a request (100)
Options of export
  --cli options|input-json          how the command of the AWS CLI takes the request
  --cloudformation yaml|json        how the template is written
Options of schema
  --target draft-2020-12|draft-07   the edition of JSON Schema
Other options
  --help, --version

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
  const flags = {
    creatorAccountId: 'creator-account-id',
    unknownFields: 'unknown-fields',
    maxIssues: 'max-issues',
    levels: 'level',
  };
  try {
    attempt();
  } catch (error) {
    if (!(error instanceof TypeError)) return;
    throw new Unusable(error.message.replace(/The option (\w+)/, (_, name) => `The option --${flags[name] ?? name}`));
  }
}

function readArguments(args) {
  const text = { type: 'string' };
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        edition: text,
        format: text,
        ndjson: { type: 'boolean' },
        'creator-account-id': text,
        'unknown-fields': text,
        level: { ...text, multiple: true },
        'max-issues': text,
        to: text,
        cli: text,
        cloudformation: text,
        target: text,
        help: { type: 'boolean' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Unusable(`${printable(error.message)}\n\n${usage}`);
  }
}

/** For each command: its options, how many files or codes it takes at the most, and what it does. */
const commands = {
  check: {
    options: ['edition', 'format', 'ndjson', 'creator-account-id', 'unknown-fields', 'level', 'max-issues'],
    run(files, { format = 'human', ndjson = false, ...values }) {
      if (!Object.hasOwn(formats, format)) {
        throw new Unusable(`--format must be ${Object.keys(formats).join(', ')}, not ${format}`);
      }
      const options = optionsOf(values);
      checked(() => checkJson('{}', options));
      return check(files, { format, ndjson, options });
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
    options: ['edition'],
    run(files, { edition }) {
      checked(() => payers({}, { edition }));
      return payersCommand(files, { edition });
    },
  },
  schema: {
    options: ['edition', 'target'],
    most: 0,
    run(_, { edition, target }) {
      checked(() => jsonSchema(target, { edition }));
      return schemaCommand(target, { edition });
    },
  },
  explain: { options: [], run: (names) => explain(names) },
  editions: { options: [], most: 0, run: () => editionsCommand() },
};

async function main() {
  const { values, positionals } = readArguments(process.argv.slice(2));
  if (values.help) return printText(usage);
  if (values.version) return print(version);
  const [command, ...files] = positionals;
  if (command === undefined) throw new Unusable(usage);
  if (!Object.hasOwn(commands, command)) throw new Unusable(`There is no command ${printable(command)}.\n\n${usage}`);
  const { options, most = Infinity, run } = commands[command];
  const foreign = Object.keys(values).find((name) => !options.includes(name));
  if (foreign !== undefined) throw new Unusable(`${command} has no option --${foreign}.`);
  if (files.length === 0 && most > 0) {
    throw new Unusable(`${command} needs ${command === 'explain' ? 'a code' : 'a file, or - for standard input'}.`);
  }
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
