// From a draft to the request's text, and from a request to a draft.
import { type Payers, payers } from 'cleanrooms-collaboration/async';
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

/** Who pays in a draft. Tags, which can be most of a request, have no say in it. */
const payersOf = (draft: Draft, paysQueries: (one: Participant) => boolean) =>
  payers(JSON.parse(write(members({ ...draft, tags: [] }, paysQueries)).text));

/** The request's JSON text, with the lines of each value, and who pays in it. */
export function toText(draft: Draft): Written & { payers: Payers } {
  // Who pays for queries has to be said along with the other costs; it stays as it is without.
  const nothing: Says = 'nothing';
  const alone = (one: Participant): Participant => ({
    ...one,
    pays: { ...one.pays, modelTraining: nothing, modelInference: nothing },
  });
  const queries = { ...draft, creator: alone(draft.creator), members: draft.members.map(alone) };
  const { queryCompute } = payersOf(queries, () => false);
  const payer =
    queryCompute.payer === 'creator'
      ? CREATOR
      : queryCompute.payer === 'member'
        ? draft.members[queryCompute.index]?.id
        : undefined;
  const paysQueries = (one: Participant) => one.id === payer;
  return { ...write(members(draft, paysQueries)), payers: payersOf(draft, paysQueries) };
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const object = (value: Json | undefined) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
const string = (value: Json | undefined) => (typeof value === 'string' ? value : '');
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const strings = (value: Json | undefined) => list(value).filter((item) => typeof item === 'string');

const says = (value: Json | undefined): Says => {
  const { isResponsible } = object(value);
  return isResponsible === true ? 'yes' : isResponsible === false ? 'no' : 'nothing';
};
const pays = (value: Json | undefined): Participant['pays'] => {
  const { queryCompute, machineLearning } = object(value);
  const { modelTraining, modelInference } = object(machineLearning);
  return { queryCompute: says(queryCompute), modelTraining: says(modelTraining), modelInference: says(modelInference) };
};
const mlAbilities = (value: Json | undefined) => strings(object(value).customMLMemberAbilities);

function encryptionOf(value: Json | undefined): Encryption | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return encryptionChoices.reduce((all, choice) => ({ ...all, [choice]: value[choice] === true }), newEncryption());
}

/** A request as a draft. What a draft has no place for is left out; see `importText`. */
export function fromRequest(request: unknown): Draft {
  const body = object(request as Json);
  return {
    name: string(body.name),
    description: string(body.description),
    creator: {
      ...newParticipant(CREATOR),
      displayName: string(body.creatorDisplayName),
      abilities: strings(body.creatorMemberAbilities),
      mlAbilities: mlAbilities(body.creatorMLMemberAbilities),
      pays: pays(body.creatorPaymentConfiguration),
    },
    members: list(body.members).map((value): Participant => {
      const member = object(value);
      return {
        id: newId(),
        accountId: string(member.accountId),
        displayName: string(member.displayName),
        abilities: strings(member.memberAbilities),
        mlAbilities: mlAbilities(member.mlMemberAbilities),
        pays: pays(member.paymentConfiguration),
      };
    }),
    analyticsEngine: string(body.analyticsEngine),
    queryLogStatus: string(body.queryLogStatus),
    encryption: encryptionOf(body.dataEncryptionMetadata),
    tags: Object.entries(object(body.tags)).flatMap(([key, value]) =>
      typeof value === 'string' ? [{ id: newId(), key, value }] : [],
    ),
  };
}
