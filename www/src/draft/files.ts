// Requests out of a text that somebody has: pasted, dropped, or a file that the form was opened with.
import type { Edition, Issue } from 'cleanrooms-collaboration/async';
import type { OpenValue, ReadFormat, ReadRequest } from 'cleanrooms-collaboration/read';
import { type Draft, emptyDraft, isEmpty } from './draft';
import { whyNotText } from './limits';
import { inWords } from './named';
import { takeRequest } from './reader';

/** A request that was found, as a draft. */
export interface Found {
  readonly draft: Draft;
  /** Its place among the requests of the text, those counted that the form can't show. */
  readonly index: number;
  /** What it was found in, and what it is called there: “CloudFormation template, resource Collaboration”. */
  readonly title: string;
  /** What the draft can't hold as it was, and how it was read. */
  readonly lines: readonly string[];
  /** What the file says elsewhere or puts together, of which the draft has what comes of it. */
  readonly computed: readonly Pick<OpenValue, 'pointer' | 'text'>[];
  /** Whether it can be changed in the text that it was found in. */
  readonly isEditable: boolean;
}

export type Finding =
  | { readonly found: readonly Found[]; readonly problems: readonly string[] }
  /** Nothing is taken. */
  | { readonly refused: string };

const formats: Record<ReadFormat, string> = {
  json: 'Request in JSON',
  yaml: 'Request in YAML',
  cloudformation: 'CloudFormation template',
  'cloudformation-properties': 'Properties of a CloudFormation resource',
  terraform: 'Terraform plan or state',
  cli: 'AWS CLI command',
  answer: 'Answer of the service',
  cloudtrail: 'CloudTrail event',
};

const at = (pointer: string, message: string) => (pointer === '' ? message : `${pointer}: ${message}`);
const told = ({ pointer, message }: Pick<Issue, 'pointer' | 'message'>) => at(pointer, message);

/** Whether a draft has nothing of a request: no document without one empties the form. */
const isNothing = (draft: Draft) =>
  isEmpty({ ...draft, queryLogStatus: draft.queryLogStatus || emptyDraft().queryLogStatus });

function foundIn(source: ReadRequest, index: number, current: Edition): Found | string {
  const taken = takeRequest(source, current);
  if ('refused' in taken) return taken.refused;
  const { draft, changed, empty, lost } = taken;
  if (isNothing(draft)) return 'There is no request in it.';
  const lines = [
    draft.edition !== current && `It names what came later: the API edition becomes ${draft.edition}.`,
    ...source.notes.map(told),
    ...changed.map((issue) => `Left out or filled in: ${told(issue)}`),
    ...lost.map(({ pointer, text }) => `Left open by the file: ${at(inWords(pointer, draft), text)}`),
    empty.length > 0 && `What is empty is left out: ${empty.join(', ')}.`,
  ].filter((line) => line !== false);
  const title = formats[source.format] + (source.name === undefined ? '' : `, ${source.name}`);
  return { draft, index, title, lines, computed: source.computed, isEditable: source.edit([]) !== undefined };
}

/** Reads a text that may be anything; of the editions that a request can be for, `current` is preferred. */
export async function findIn(text: string | Uint8Array, name: string, current: Edition): Promise<Finding> {
  const tooLong = whyNotText(text.length);
  if (tooLong !== undefined) return { refused: tooLong };
  // It weighs as much as a third of the page, and is there when it is asked for.
  const { read } = await import('cleanrooms-collaboration/read');
  const reading = read(text, name === '' ? {} : { name });
  // A key that stands twice is told, and the last one counts, as it does for the service.
  const isTwice = reading.problem?.code === 'duplicate_key';
  const { requests, problems, problem } = isTwice ? read(text, { format: 'json' }) : reading;
  if (problem) {
    const place =
      problem.line > 1 || problem.column > 1 ? ` It is about line ${problem.line}, column ${problem.column}.` : '';
    return { refused: problem.message + place };
  }
  const all = requests.map((request, index) => foundIn(request, index, current));
  const found = all.filter((one) => typeof one !== 'string');
  const [refused] = all.filter((one) => typeof one === 'string');
  if (found.length === 0) return { refused: refused ?? '' };
  return { found, problems: problems.map(({ message, line }) => `Line ${line}: ${message}`) };
}
