// Everything that a draft is made of that wasn't typed: requests out of files, drafts out of the browser's storage, links.
// What is found may be anything; what comes out is a draft, or why there is none.
import { type Edition, type Issue, checkJson, earliestEdition, validate } from 'cleanrooms-collaboration/async';
import type { OpenValue, ReadRequest } from 'cleanrooms-collaboration/read';
import { FIRST, editions } from '../fields';
import {
  CREATOR,
  RUN_JOB,
  type Cost,
  type Draft,
  type Encryption,
  type Participant,
  type Says,
  type Tag,
  type Use,
  costs,
  emptyDraft,
  encryptionChoices,
  isEmpty,
  newEncryption,
  newId,
  newParticipant,
  newTag,
  pointerOf,
  useOf,
} from './draft';
import { whyNotDraft } from './limits';
import { toObject, toText } from './request';
import { pointerStep, pointerSteps } from './write';

const record = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const texts = (value: unknown) => list(value).filter((item) => typeof item === 'string');

/** What stands in an object under names that there are; of anything else nothing. */
function textsIn<Name extends string>(value: unknown, names: readonly Name[]): Partial<Record<Name, string>> {
  const found = record(value);
  return Object.fromEntries(
    names.flatMap((name) => (typeof found[name] === 'string' ? [[name, found[name]]] : [])),
  ) as Partial<Record<Name, string>>;
}

const OPEN_SETTINGS = ['name', 'description', 'analyticsEngine', 'queryLogStatus', 'jobLogStatus'] as const;

function encryptionOf(value: unknown): Encryption | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const found = record(value);
  return encryptionChoices.reduce((all, choice) => ({ ...all, [choice]: found[choice] === true }), newEncryption());
}

// A draft as it was kept.

function keptParticipant(value: unknown, id: string): Participant {
  const { displayName, accountId, abilities, mlAbilities, pays, open } = record(value);
  const said = record(pays);
  const one = newParticipant(id);
  const paying = { ...one.pays };
  for (const cost of costs) if (said[cost] === 'yes' || said[cost] === 'no') paying[cost] = said[cost];
  return {
    ...one,
    displayName: text(displayName),
    accountId: text(accountId),
    abilities: texts(abilities),
    mlAbilities: texts(mlAbilities),
    pays: paying,
    open: textsIn(open, ['displayName', 'accountId']),
  };
}

function keptTag(value: unknown): Tag {
  const { key, value: its, open } = record(value);
  return { ...newTag(newId()), key: text(key), value: text(its), open: textsIn(open, ['value']) };
}

/** A draft out of one that was kept, of whatever shape by now; undefined if there is none in it. */
export function revive(value: unknown): Draft | undefined {
  const kept = record(value);
  const empty = emptyDraft(editions.find((edition) => edition === kept.edition));
  const draft: Draft = {
    edition: empty.edition,
    name: text(kept.name),
    description: text(kept.description),
    creator: keptParticipant(kept.creator, CREATOR),
    members: list(kept.members).map((member) => keptParticipant(member, newId())),
    uses: empty.uses,
    analyticsEngine: text(kept.analyticsEngine),
    queryLogStatus: typeof kept.queryLogStatus === 'string' ? kept.queryLogStatus : empty.queryLogStatus,
    jobLogStatus: text(kept.jobLogStatus),
    metrics: kept.metrics === 'yes' || kept.metrics === 'no' ? kept.metrics : 'nothing',
    regions: texts(kept.regions),
    changeTypes: texts(kept.changeTypes),
    encryption: encryptionOf(kept.encryption),
    tags: list(kept.tags).map(keptTag),
    open: textsIn(kept.open, OPEN_SETTINGS),
  };
  // Once a draft didn't say what it uses.
  const { jobs, ml } = record(kept.uses);
  const uses = usesOf(draft);
  const used = { jobs: typeof jobs === 'boolean' ? jobs : uses.jobs, ml: typeof ml === 'boolean' ? ml : uses.ml };
  return isEmpty(draft) && !used.jobs && !used.ml ? undefined : { ...draft, uses: used };
}

/** What a collaboration does besides queries, as its participants tell. */
function usesOf({ creator, members }: Pick<Draft, 'creator' | 'members'>): Draft['uses'] {
  const all = [creator, ...members];
  const isPaid = (use: Use) =>
    all.some(({ pays }) => costs.some((cost) => useOf(cost) === use && pays[cost] !== 'nothing'));
  return {
    jobs: all.some(({ abilities }) => abilities.includes(RUN_JOB)) || isPaid('jobs'),
    ml: all.some(({ mlAbilities }) => mlAbilities.length > 0) || isPaid('ml'),
  };
}

/** The draft that a page's address carries. */
export function reviveLink(letters: string): Draft | undefined {
  try {
    const bytes = Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    return revive(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return undefined;
  }
}

// A request.

const says = (value: unknown): Says => {
  const { isResponsible } = record(value);
  return isResponsible === true ? 'yes' : isResponsible === false ? 'no' : 'nothing';
};

function paysIn(configuration: unknown): Participant['pays'] {
  const at = (cost: Cost) =>
    pointerSteps(pointerOf(cost)).reduce<unknown>((inner, step) => record(inner)[step], configuration);
  return costs.reduce((all, cost) => ({ ...all, [cost]: says(at(cost)) }), newParticipant('').pays);
}

const mlIn = (value: unknown) => texts(record(value).customMLMemberAbilities);

/** A request for an edition as a draft. What a draft has no place for is left out; `takeRequest` tells what. */
export function fromRequest(
  request: unknown,
  edition = FIRST,
  open: readonly Pick<OpenValue, 'pointer' | 'text'>[] = [],
): Draft {
  const body = record(request);
  const left = new Map(open.map((one) => [one.pointer, one.text]));
  /** How the file says what it leaves open, of what stands at these pointers. */
  const openAt = <Part extends string>(pointers: Record<Part, string>) =>
    textsIn(
      Object.fromEntries(Object.entries<string>(pointers).map(([part, pointer]) => [part, left.get(pointer)])),
      Object.keys(pointers) as Part[],
    );
  const creator: Participant = {
    ...newParticipant(CREATOR),
    displayName: text(body.creatorDisplayName),
    abilities: texts(body.creatorMemberAbilities),
    mlAbilities: mlIn(body.creatorMLMemberAbilities),
    pays: paysIn(body.creatorPaymentConfiguration),
    open: openAt({ displayName: '/creatorDisplayName' }),
  };
  const members = list(body.members).map((value, index): Participant => {
    const member = record(value);
    const at = `/members/${index}`;
    return {
      id: newId(),
      accountId: text(member.accountId),
      displayName: text(member.displayName),
      abilities: texts(member.memberAbilities),
      mlAbilities: mlIn(member.mlMemberAbilities),
      pays: paysIn(member.paymentConfiguration),
      open: openAt({ displayName: `${at}/displayName`, accountId: `${at}/accountId` }),
    };
  });
  const { isMetricsEnabled } = body;
  return {
    edition,
    name: text(body.name),
    description: text(body.description),
    creator,
    members,
    uses: usesOf({ creator, members }),
    analyticsEngine: text(body.analyticsEngine),
    queryLogStatus: text(body.queryLogStatus),
    jobLogStatus: text(body.jobLogStatus),
    metrics: isMetricsEnabled === true ? 'yes' : isMetricsEnabled === false ? 'no' : 'nothing',
    regions: texts(body.allowedResultRegions),
    changeTypes: texts(body.autoApprovedChangeRequestTypes),
    encryption: encryptionOf(body.dataEncryptionMetadata),
    tags: Object.entries(record(body.tags)).flatMap(([key, value]): Tag[] => {
      const its = openAt({ value: `/tags/${pointerStep(key)}` });
      if (typeof value !== 'string' && its.value === undefined) return [];
      return [{ id: newId(), key, value: text(value), open: its }];
    }),
    open: openAt({
      name: '/name',
      description: '/description',
      analyticsEngine: '/analyticsEngine',
      queryLogStatus: '/queryLogStatus',
      jobLogStatus: '/jobLogStatus',
    }),
  };
}

/** A request of a file as a draft. */
export interface Taken {
  readonly draft: Draft;
  /** What was wrong with the request and isn't with the draft: there the form has left something out or filled it in. */
  readonly changed: readonly Issue[];
  /** The pointers of what was empty, and right, and isn't in the request that the draft makes. */
  readonly empty: readonly string[];
  /** What the file leaves open and a draft has no place for. */
  readonly lost: readonly Pick<OpenValue, 'pointer' | 'text'>[];
}

/** As many issues as a request has that isn't refused for its size. */
const MOST_ISSUES = 100_000;

type Source = Pick<ReadRequest, 'request' | 'json'> & Partial<Pick<ReadRequest, 'open'>>;

/** JSON shows what an object can't, such as a key that stands twice. */
const errorsOf = ({ request, json }: Source, edition: Edition) => {
  const options = { edition, maxIssues: MOST_ISSUES };
  return json === undefined ? validate(request, options).errors : checkJson(json, options).errors;
};

/**
 * The edition that a request is for: the current one, unless the request names what only others have. Then it is the
 * earliest that takes it, or that has all of it.
 */
function editionOf(source: Source, current: Edition): Edition {
  const lacking = errorsOf(source, current).flatMap(({ code, params }) =>
    (code === 'unknown_field' || code === 'enum') && params.since !== undefined ? [params.since] : [],
  );
  const last = lacking.toSorted().at(-1);
  if (last === undefined) return current;
  return earliestEdition(source.json ?? source.request) ?? last;
}

/** A request as a draft, or why it can't be shown; of the editions that it can be for, `current` is preferred. */
export function takeRequest(source: Source, current: Edition = FIRST): Taken | { readonly refused: string } {
  const { request, open = [] } = source;
  // Of an issue with the whole of it, nothing can be taken.
  const whole = errorsOf(source, current).find(
    ({ code, pointer }) => code === 'syntax' || (code === 'type' && pointer === ''),
  );
  if (whole) return { refused: whole.message };
  const edition = editionOf(source, current);
  const draft = fromRequest(request, edition, open);
  const tooMuch = whyNotDraft(draft);
  if (tooMuch !== undefined) return { refused: tooMuch };
  const errors = errorsOf(source, edition);
  const written = toText(draft);
  const after = { request: toObject(written), ...(written.open.length === 0 && { json: written.text }) };
  const still = new Set(errorsOf(after, edition).map(({ code, pointer }) => `${code} ${pointer}`));
  const changed = errors.filter(({ code, pointer }) => !still.has(`${code} ${pointer}`));
  const isTold = (pointer: string) => errors.some((error) => pointer.startsWith(error.pointer));
  const empty = emptyIn(request).filter((pointer) => !written.lines.has(pointer) && !isTold(pointer));
  const lost = open.filter(({ pointer }) => !written.open.includes(pointer));
  return { draft, changed, empty, lost };
}

/** The pointers of the empty texts, lists and objects in a value; a member that is null isn't there. */
function emptyIn(value: unknown, pointer = ''): readonly string[] {
  if (value === '') return [pointer];
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.length === 0) return [pointer];
  return entries.flatMap(([key, inner]) => emptyIn(inner, `${pointer}/${pointerStep(key)}`));
}
