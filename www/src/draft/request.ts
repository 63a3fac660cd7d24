// From a draft to the request's text, and from a request to a draft.
import { payers } from 'cleanrooms-collaboration/async';
import {
  CREATOR,
  type Cost,
  type Draft,
  type Encryption,
  type Participant,
  type Says,
  encryptionChoices,
  newEncryption,
  newId,
  newParticipant,
} from './draft';
import { Members, type Written, write } from './write';

const ml = (abilities: readonly string[]) =>
  abilities.length > 0 ? new Members([['customMLMemberAbilities', [...abilities]]]) : undefined;

const responsible = (isResponsible: boolean) => new Members([['isResponsible', isResponsible]]);

/** What a participant says of its payments; `paysQueries` fills in what must be said as soon as anything is. */
function payment({ pays }: Participant, paysQueries: boolean) {
  const said = (cost: Cost) => (pays[cost] === 'nothing' ? undefined : responsible(pays[cost] === 'yes'));
  const training = said('modelTraining');
  const inference = said('modelInference');
  const queries = said('queryCompute');
  if (!training && !inference && !queries) return undefined;
  return new Members([
    ['queryCompute', queries ?? responsible(paysQueries)],
    [
      'machineLearning',
      training || inference
        ? new Members([
            ['modelTraining', training],
            ['modelInference', inference],
          ])
        : undefined,
    ],
  ]);
}

/** A field that was left empty isn't there. */
const text = (value: string) => (value === '' ? undefined : value);

function members(draft: Draft, paysQueries: (one: Participant) => boolean): Members {
  const { creator, encryption, tags } = draft;
  return new Members([
    ['name', text(draft.name)],
    ['description', text(draft.description)],
    ['creatorDisplayName', text(creator.displayName)],
    ['creatorMemberAbilities', [...creator.abilities]],
    ['creatorMLMemberAbilities', ml(creator.mlAbilities)],
    ['creatorPaymentConfiguration', payment(creator, paysQueries(creator))],
    [
      'members',
      draft.members.map(
        (member) =>
          new Members([
            ['accountId', text(member.accountId)],
            ['displayName', text(member.displayName)],
            ['memberAbilities', [...member.abilities]],
            ['mlMemberAbilities', ml(member.mlAbilities)],
            ['paymentConfiguration', payment(member, paysQueries(member))],
          ]),
      ),
    ],
    ['queryLogStatus', text(draft.queryLogStatus)],
    ['analyticsEngine', text(draft.analyticsEngine)],
    [
      'dataEncryptionMetadata',
      encryption ? new Members(encryptionChoices.map((name) => [name, encryption[name]])) : undefined,
    ],
    ['tags', tags.length > 0 ? new Members(tags.map(({ key, value }) => [key, value])) : undefined],
  ]);
}

/** The request's JSON text, with the lines of each value. */
export function toText(draft: Draft): Written {
  // Who pays for queries has to be said along with the other costs; it stays as it is without.
  const nothing: Says = 'nothing';
  const alone = (one: Participant): Participant => ({
    ...one,
    pays: { ...one.pays, modelTraining: nothing, modelInference: nothing },
  });
  const queries = { ...draft, creator: alone(draft.creator), members: draft.members.map(alone) };
  const { queryCompute } = payers(JSON.parse(write(members(queries, () => false)).text));
  const payer =
    queryCompute.payer === 'creator'
      ? CREATOR
      : queryCompute.payer === 'member'
        ? draft.members[queryCompute.index]?.id
        : undefined;
  return write(members(draft, (one) => one.id === payer));
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A request as a draft, and the pointers of what a draft has no place for. */
export function fromRequest(request: unknown): { draft: Draft; lost: string[] } {
  const lost: string[] = [];
  const escape = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

  /** The members of an object that are asked for; whatever else is in it is lost. */
  const object = (value: Json | undefined, pointer: string, known: readonly string[]) => {
    if (value === undefined || value === null) return {};
    if (typeof value !== 'object' || Array.isArray(value)) {
      lost.push(pointer);
      return {};
    }
    for (const key of Object.keys(value)) if (!known.includes(key)) lost.push(`${pointer}/${escape(key)}`);
    return value;
  };
  const string = (value: Json | undefined, pointer: string) => {
    if (typeof value === 'string') return value;
    if (value !== undefined && value !== null) lost.push(pointer);
    return '';
  };
  const list = (value: Json | undefined, pointer: string): Json[] => {
    if (Array.isArray(value)) return value;
    if (value !== undefined && value !== null) lost.push(pointer);
    return [];
  };
  const strings = (value: Json | undefined, pointer: string) =>
    list(value, pointer).flatMap((item, index) =>
      typeof item === 'string' ? [item] : (lost.push(`${pointer}/${index}`), []),
    );
  const says = (value: Json | undefined, pointer: string): Says => {
    const { isResponsible } = object(value, pointer, ['isResponsible']);
    if (typeof isResponsible === 'boolean') return isResponsible ? 'yes' : 'no';
    if (isResponsible !== undefined && isResponsible !== null) lost.push(`${pointer}/isResponsible`);
    return 'nothing';
  };
  const pays = (value: Json | undefined, pointer: string): Participant['pays'] => {
    const { queryCompute, machineLearning } = object(value, pointer, ['queryCompute', 'machineLearning']);
    const at = `${pointer}/machineLearning`;
    const { modelTraining, modelInference } = object(machineLearning, at, ['modelTraining', 'modelInference']);
    return {
      queryCompute: says(queryCompute, `${pointer}/queryCompute`),
      modelTraining: says(modelTraining, `${at}/modelTraining`),
      modelInference: says(modelInference, `${at}/modelInference`),
    };
  };
  const mlAbilities = (value: Json | undefined, pointer: string) => {
    const { customMLMemberAbilities } = object(value, pointer, ['customMLMemberAbilities']);
    return strings(customMLMemberAbilities, `${pointer}/customMLMemberAbilities`);
  };

  const top = [
    'name',
    'description',
    'creatorDisplayName',
    'creatorMemberAbilities',
    'creatorMLMemberAbilities',
    'creatorPaymentConfiguration',
    'members',
    'queryLogStatus',
    'analyticsEngine',
    'dataEncryptionMetadata',
    'tags',
  ];
  const body = object(request as Json, '', top);
  const creator: Participant = {
    ...newParticipant(CREATOR),
    displayName: string(body.creatorDisplayName, '/creatorDisplayName'),
    abilities: strings(body.creatorMemberAbilities, '/creatorMemberAbilities'),
    mlAbilities: mlAbilities(body.creatorMLMemberAbilities, '/creatorMLMemberAbilities'),
    pays: pays(body.creatorPaymentConfiguration, '/creatorPaymentConfiguration'),
  };
  const rows = list(body.members, '/members').map((value, index): Participant => {
    const at = `/members/${index}`;
    const known = ['accountId', 'displayName', 'memberAbilities', 'mlMemberAbilities', 'paymentConfiguration'];
    const member = object(value, at, known);
    return {
      id: newId(),
      accountId: string(member.accountId, `${at}/accountId`),
      displayName: string(member.displayName, `${at}/displayName`),
      abilities: strings(member.memberAbilities, `${at}/memberAbilities`),
      mlAbilities: mlAbilities(member.mlMemberAbilities, `${at}/mlMemberAbilities`),
      pays: pays(member.paymentConfiguration, `${at}/paymentConfiguration`),
    };
  });
  let encryption: Encryption | null = null;
  if (typeof body.dataEncryptionMetadata === 'object' && body.dataEncryptionMetadata !== null) {
    const at = '/dataEncryptionMetadata';
    const given = object(body.dataEncryptionMetadata, at, encryptionChoices);
    encryption = { ...newEncryption() };
    for (const name of encryptionChoices) {
      const value = given[name];
      if (typeof value === 'boolean') encryption = { ...encryption, [name]: value };
      else if (value !== undefined) lost.push(`${at}/${name}`);
    }
  } else if (body.dataEncryptionMetadata) lost.push('/dataEncryptionMetadata');
  const tags = Object.entries(object(body.tags, '/tags', Object.keys(Object(body.tags) as object))).flatMap(
    ([key, value]) => {
      if (typeof value === 'string') return [{ id: newId(), key, value }];
      lost.push(`/tags/${escape(key)}`);
      return [];
    },
  );
  const draft: Draft = {
    name: string(body.name, '/name'),
    description: string(body.description, '/description'),
    creator,
    members: rows,
    analyticsEngine: string(body.analyticsEngine, '/analyticsEngine'),
    queryLogStatus: string(body.queryLogStatus, '/queryLogStatus'),
    encryption,
    tags,
  };
  return { draft, lost };
}
