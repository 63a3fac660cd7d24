// Reads the requests of files that people have.
import type { PatchOperation } from './api.js';

export { unresolved } from './api.js';

/** What a request was read from. */
export type ReadFormat =
  /** The body of the API in JSON, or in YAML: also what `--cli-input-json` and `--cli-input-yaml` take. */
  | 'json'
  | 'yaml'
  /** A resource of a template: CloudFormation, SAM, CDK's output. */
  | 'cloudformation'
  /** The properties of such a resource by themselves. */
  | 'cloudformation-properties'
  /** A resource of what `terraform show -json` says of a plan or a state. */
  | 'terraform'
  /** A command `aws cleanrooms create-collaboration`. */
  | 'cli'
  /** What GetCollaboration or CreateCollaboration answered, with `memberSummaries` of ListMembers where they are there. */
  | 'answer'
  /** An event of CloudTrail. */
  | 'cloudtrail';

/** A place in a file: line and column from 1, the column in code points; the offset in UTF-16 code units. */
export interface ReadPlace {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A value that a file leaves open or computes, such as `!Ref Partner`. */
export interface OpenValue {
  /** Where in the request it is. */
  readonly pointer: string;
  /** How the file says it. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** What to know of how a request was read. */
export interface ReadNote {
  readonly pointer: string;
  readonly message: string;
  /** Whether the format refuses it, whatever the request is: a property that there isn't, a tag that is none. */
  readonly isError: boolean;
  readonly line: number;
  readonly column: number;
}

/** A request of a file. It isn't checked: `request` may be anything. */
export interface ReadRequest {
  readonly format: ReadFormat;
  /** What the file calls it: a resource, a document, a place in a list. */
  readonly name?: string;
  /** The request as the API has it, with `unresolved` for what the file leaves open. */
  readonly request: unknown;
  /** Its text, where it is JSON as it stands: `checkJson` sees in it what an object can't show, such as a key that is there twice. */
  readonly json?: string;
  /** What the file leaves open: in the request, `unresolved` stands for it. */
  readonly open: OpenValue[];
  /** What the file says elsewhere or puts together, such as the default of a parameter: the request has what comes of it. */
  readonly computed: OpenValue[];
  readonly notes: ReadNote[];
  /** The line on which it begins. */
  readonly line: number;
  /** Where the value at a pointer of the request stands in the file, or the last thing around it that is there. */
  place(pointer: string): ReadPlace;
  /** The same for several pointers at once, which for JSON is faster. */
  places(pointers: readonly string[]): Map<string, ReadPlace>;
  /**
   * The text of the file with a patch made in it, and all around it as it was: layout, comments, quotes. Nothing where that
   * can't be: in commands, plans and answers, and in what the file computes.
   */
  edit(patch: readonly PatchOperation[]): string | undefined;
}

/** Why nothing could be read. */
export interface ReadProblem {
  /**
   * `syntax`: what it seems to be has a mistake there. `duplicate_key`: a key stands twice. `encoding`: it isn't UTF-8.
   * `too_large`: it has too many characters or values, or stands too deep. `elsewhere`: it names the file that has the request.
   * `terraform_source`: only Terraform can evaluate it. `not_recognised`: there is no collaboration in it.
   */
  readonly code:
    'syntax' | 'duplicate_key' | 'encoding' | 'too_large' | 'elsewhere' | 'terraform_source' | 'not_recognised';
  /** In English, for a person. */
  readonly message: string;
  /** Whether the message says why, such as that the text is Python's, and not only where reading ended. */
  readonly isCause: boolean;
  readonly line: number;
  readonly column: number;
}

/** How to read. */
export interface ReadOptions {
  /** The file's name, by whose end some formats are told. */
  readonly name?: string;
  /** What it is, where its content isn't to tell: only `'json'`, the API's body whatever it holds. */
  readonly format?: 'json';
}

/** The requests of a file, at least one; or why there are none. */
export type Reading =
  | {
      readonly ok: true;
      readonly requests: ReadRequest[];
      readonly problem?: undefined;
      /** Why others in it could not be read, such as some of the commands of a script. */
      readonly problems: ReadProblem[];
    }
  | {
      readonly ok: false;
      readonly requests: ReadRequest[];
      readonly problem: ReadProblem;
      readonly problems: ReadProblem[];
    };

/**
 * Reads the requests of a file: a string, or its bytes. What it is, its content tells. Nothing of it is run, no other file is
 * opened, and nothing that is in it is thrown.
 *
 * @throws TypeError when the input is neither.
 *
 * @example
 * const template = `Resources:
 *   Collaboration:
 *     Type: AWS::CleanRooms::Collaboration
 *     Properties:
 *       Name: Reach
 *       Description: !Ref Description`;
 * const { requests } = read(template);
 * requests[0].name; // 'Collaboration'
 * requests[0].request.name; // 'Reach'
 * requests[0].open[0].text; // '!Ref Description'
 * requests[0].place('/name'); // { line: 5, column: 13, offset: 97 }
 */
export function read(input: string | Uint8Array, options?: ReadOptions): Reading;
