// From a draft to the request's text, and from a request to a draft.
import { type Edition, type Payers, payers } from 'cleanrooms-collaboration/async';
import { FIRST, findField } from '../fields';
import {
  CREATOR,
  type Cost,
  type Draft,
  type Encryption,
  type Participant,
  type Says,
  costs,
  costsIn,
  encryptionChoices,
  newEncryption,
  newId,
  newParticipant,
  pointerOf,
} from './draft';
import { Members, type Written, write } from './write';

const ml = (abilities: readonly string[]) =>
  abilities.length > 0 ? new Members([['customMLMemberAbilities', [...abilities]]]) : undefined;

const responsible = (isResponsible: boolean) => new Members([['isResponsible', isResponsible]]);

/**
 * What a participant says of its payments, for the costs that an edition has; `paysQueries` fills in what must be said as
 * soon as anything is.
 */
function payment({ pays }: Participant, paysQueries: boolean, edition: Edition) {
  const said = costsIn(edition).filter((cost) => pays[cost] !== 'nothing');
  if (said.length === 0) return undefined;
  const all: readonly Cost[] = said.includes(QUERIES) ? said : [QUERIES, ...said];
  const says = (cost: Cost) => responsible(pays[cost] === 'nothing' ? paysQueries : pays[cost] === 'yes');
  const stepsOf = (cost: Cost) => pointerOf(cost).split('/').slice(1);
  // Some stand in a structure of their own.
  const outer = [...new Set(all.map((cost) => stepsOf(cost)[0] ?? ''))];
  const inside = (name: string) => {
    const its = all.filter((cost) => stepsOf(cost)[0] === name);
    const [only] = its;
    return only !== undefined && stepsOf(only).length === 1
      ? says(only)
      : new Members(its.map((cost) => [stepsOf(cost)[1] ?? '', says(cost)]));
  };
  return new Members(outer.map((name) => [name, inside(name)]));
}

/** What must be said as soon as anything is said of payment. */
const QUERIES: Cost = 'queryCompute';

/** A field that was left empty isn't there. */
const text = (value: string) => (value === '' ? undefined : value);
const some = (values: readonly string[]) => (values.length > 0 ? [...values] : undefined);

function members(draft: Draft, paysQueries: (one: Participant) => boolean): Members {
  const { creator, encryption, tags, edition } = draft;
  /** What came with an edition, if this one has it. */
  const later = <V>(name: string, value: V | undefined): readonly [string, V | undefined] => [
    name,
    findField(`/${name}`, edition) ? value : undefined,
  ];
  return new Members([
    ['name', text(draft.name)],
    ['description', text(draft.description)],
    ['creatorDisplayName', text(creator.displayName)],
    ['creatorMemberAbilities', [...creator.abilities]],
    ['creatorMLMemberAbilities', ml(creator.mlAbilities)],
    ['creatorPaymentConfiguration', payment(creator, paysQueries(creator), edition)],
    [
      'members',
      draft.members.map(
        (member) =>
          new Members([
            ['accountId', text(member.accountId)],
            ['displayName', text(member.displayName)],
            ['memberAbilities', [...member.abilities]],
            ['mlMemberAbilities', ml(member.mlAbilities)],
            ['paymentConfiguration', payment(member, paysQueries(member), edition)],
          ]),
      ),
    ],
    ['queryLogStatus', text(draft.queryLogStatus)],
    later('jobLogStatus', text(draft.jobLogStatus)),
    later('isMetricsEnabled', draft.metrics === 'nothing' ? undefined : draft.metrics === 'yes'),
    later('allowedResultRegions', some(draft.regions)),
    later('autoApprovedChangeRequestTypes', some(draft.changeTypes)),
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
  payers(JSON.parse(write(members({ ...draft, tags: [] }, paysQueries)).text), { edition: draft.edition });

/** The request's JSON text, with the lines of each value, and who pays in it. */
export function toText(draft: Draft): Written & { payers: Payers } {
  // Who pays for queries has to be said along with the other costs; it stays as it is without.
  const alone = (one: Participant): Participant => ({
    ...one,
    pays: { ...newParticipant('').pays, queryCompute: one.pays.queryCompute },
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
  const at = (cost: Cost) =>
    pointerOf(cost)
      .split('/')
      .slice(1)
      .reduce<Json | undefined>((inner, step) => object(inner)[step], value);
  return costs.reduce((all, cost) => ({ ...all, [cost]: says(at(cost)) }), newParticipant('').pays);
};
const mlAbilities = (value: Json | undefined) => strings(object(value).customMLMemberAbilities);

function encryptionOf(value: Json | undefined): Encryption | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return encryptionChoices.reduce((all, choice) => ({ ...all, [choice]: value[choice] === true }), newEncryption());
}

/** A request for an edition as a draft. What a draft has no place for is left out; see `importText`. */
export function fromRequest(request: unknown, edition = FIRST): Draft {
  const body = object(request as Json);
  const { isMetricsEnabled } = body;
  return {
    edition,
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
    jobLogStatus: string(body.jobLogStatus),
    metrics: isMetricsEnabled === true ? 'yes' : isMetricsEnabled === false ? 'no' : 'nothing',
    regions: strings(body.allowedResultRegions),
    changeTypes: strings(body.autoApprovedChangeRequestTypes),
    encryption: encryptionOf(body.dataEncryptionMetadata),
    tags: Object.entries(object(body.tags)).flatMap(([key, value]) =>
      typeof value === 'string' ? [{ id: newId(), key, value }] : [],
    ),
  };
}
