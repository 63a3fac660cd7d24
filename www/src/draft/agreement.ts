// A draft in sentences: who can do what, who pays for what, and all that was set. What the form tells of a draft in words is
// told here, and nowhere else.
import type { Payer, Payers } from 'cleanrooms-collaboration/async';
import { basisTexts, nobodyPaysTexts } from 'cleanrooms-collaboration/codes';
import { type AbilityList, type FieldId, setting } from '../field-id';
import { abilityLists, fieldAt, findField, labelOf, valuesOf } from '../fields';
import {
  CREATOR,
  RUN_JOB,
  type Cost,
  type Draft,
  type Participant,
  capital,
  costName,
  costsInUse,
  encryptionChoices,
  inSentence,
  isAbilityInUse,
  nameOf,
  participants,
} from './draft';
import { QUERIES, saidForQueries } from './request';

export const NOT_SPECIFIED = 'Not specified';
export const API_EDITION = 'API edition';

/** An ability, what the package says of it, and what it is called in a sentence: “receive results”. */
interface DescribedAbility {
  readonly list: AbilityList;
  readonly ability: string;
  readonly label: string;
  readonly help: string;
  readonly verb: string;
}

/** The abilities that a draft's collaboration has in use. */
export const abilitiesIn = (draft: Draft): readonly DescribedAbility[] =>
  abilityLists
    .filter(({ list }) => list === 'abilities' || draft.uses.ml)
    .flatMap(({ list, pointer }) =>
      valuesOf(pointer, draft.edition).map(({ value, label, help }) => ({
        list,
        ability: value,
        label,
        help,
        verb: label.charAt(0).toLowerCase() + label.slice(1),
      })),
    )
    .filter(({ ability }) => isAbilityInUse(draft, ability));

export const hasAbility = (one: Participant, ability: string) =>
  one.abilities.includes(ability) || one.mlAbilities.includes(ability);

const whoHas = (draft: Draft, ability: string) => participants(draft).filter((one) => hasAbility(one, ability));

/** Who does what, in one sentence: “Footfall Institute can run queries; you can receive results.” */
export function whoDoesWhat(draft: Draft): string {
  // What the same participants can do is said of them at once.
  const bySubject = Map.groupBy(
    abilitiesIn(draft).filter(({ ability }) => whoHas(draft, ability).length > 0),
    ({ ability }) => inSentence(draft, whoHas(draft, ability)),
  );
  const nobody = abilitiesIn(draft).filter(({ ability }) => MISSED.has(ability) && whoHas(draft, ability).length === 0);
  const parts = [...bySubject].map(([subject, some]) => `${subject} can ${listed(some.map(({ verb }) => verb))}`);
  if (nobody.length > 0) parts.push(`nobody can ${listed(nobody.map(({ verb }) => verb))} yet`);
  return `${capital(parts.join('; '))}.`;
}

/** Abilities without which a collaboration does nothing. */
const MISSED = new Set(['CAN_QUERY', 'CAN_RECEIVE_RESULTS', RUN_JOB]);

/** Who pays for a cost of the draft's edition, in words. */
export function payerIn(payers: Payers, cost: Cost, draft: Draft, name = nameOf): string {
  const payer = payers[cost];
  if (!payer) return '';
  const who = payersOf(payer, draft)
    .map((one) => name(draft, one))
    .join(' or ');
  switch (payer.payer) {
    case 'nobody':
      return payer.reason === 'no_default'
        ? 'The request does not say.'
        : `Nobody, because ${nobodyPaysTexts[payer.reason]}.`;
    case 'candidates':
      return `${who}: whoever runs an analysis chooses.`;
    default:
      return `${who}, ${basisTexts[payer.basis]}.`;
  }
}

/** Those who pay, or may pay. */
export function payersOf(payer: Payer | undefined, draft: Draft): readonly Participant[] {
  switch (payer?.payer) {
    case 'creator':
      return [draft.creator];
    case 'member': {
      const one = draft.members[payer.index];
      return one ? [one] : [];
    }
    case 'candidates':
      return [
        ...(payer.creator ? [draft.creator] : []),
        ...payer.members.flatMap((index) => draft.members[index] ?? []),
      ];
    default:
      return [];
  }
}

/** Words in a row: “queries, model training and model inference”. */
const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** What a participant is called in the agreement, which is read by others than the one who writes it. */
const partyName = (draft: Draft, one: Participant) =>
  one.displayName || (one.id === CREATOR ? 'The creator' : nameOf(draft, one));

/** What a participant can do and is billed for, a sentence each. */
export function partOf(draft: Draft, payers: Payers, one: Participant): readonly string[] {
  const name = partyName(draft, one);
  const verbs = abilitiesIn(draft).flatMap(({ ability, verb }) => (hasAbility(one, ability) ? [verb] : []));
  const costs = costsInUse(draft);
  const paid = costs.filter((cost) => payersOf(payers[cost], draft).includes(one));
  const isShared = (cost: Cost) => payers[cost]?.payer === 'candidates';
  const alone = paid.filter((cost) => !isShared(cost)).map(costName);
  // What must be said of queries beside another cost is said as well.
  const isDeclined = (cost: Cost) =>
    one.pays[cost] === 'no' || (cost === QUERIES && saidForQueries(draft).includes(one) && !paid.includes(cost));
  const declined = costs.filter(isDeclined).map(costName);
  return [
    `${name} can ${listed(['contribute data', ...verbs])}.`,
    alone.length > 0 && `${name} is billed for ${listed(alone)}.`,
    ...paid
      .filter(isShared)
      .map(
        (cost) =>
          `${name} may be billed for ${costName(cost)}. The payer is ${payerIn(payers, cost, draft, partyName)}`,
      ),
    paid.length === 0 && `${name} is billed for nothing.`,
    declined.length > 0 && `${name} is set not to pay for ${listed(declined)}.`,
  ].filter((sentence) => sentence !== false);
}

/** Who pays for each cost in use, as the agreement has it. */
export const bills = (draft: Draft, payers: Payers) =>
  costsInUse(draft).map((cost) => ({ cost, who: payerIn(payers, cost, draft, partyName) }));

/** A setting as it is told. */
export interface Told {
  readonly field: FieldId;
  readonly label: string;
  readonly value: string;
}

/** What a participant is called in a heading, with the account. */
export const headingOf = (draft: Draft, one: Participant, name = nameOf(draft, one)) =>
  [name, one.accountId || one.open.accountId].filter(Boolean).join(', ');

/** All settings that stand once, in the order of the page. */
export function settingsOf(draft: Draft): readonly Told[] {
  const { edition, open, encryption } = draft;
  const orOpen = (value: string, left?: string, otherwise = NOT_SPECIFIED) =>
    value || (left === undefined ? otherwise : `${left} (left open)`);
  const said = { yes: 'On', no: 'Off', nothing: NOT_SPECIFIED }[draft.metrics];
  const all: readonly Told[] = [
    { field: setting('edition'), label: API_EDITION, value: edition },
    { field: setting('name'), label: fieldAt('/name').label, value: orOpen(draft.name, open.name) },
    {
      field: setting('description'),
      label: fieldAt('/description').label,
      value: orOpen(draft.description, open.description),
    },
    {
      field: setting('analyticsEngine'),
      label: fieldAt('/analyticsEngine').label,
      value: orOpen(labelOf('/analyticsEngine', draft.analyticsEngine), open.analyticsEngine, 'The service chooses'),
    },
    {
      field: setting('queryLogStatus'),
      label: fieldAt('/queryLogStatus').label,
      value: orOpen(labelOf('/queryLogStatus', draft.queryLogStatus), open.queryLogStatus),
    },
    {
      field: setting('jobLogStatus'),
      label: fieldAt('/jobLogStatus').label,
      value: orOpen(labelOf('/jobLogStatus', draft.jobLogStatus), open.jobLogStatus),
    },
    { field: setting('isMetricsEnabled'), label: fieldAt('/isMetricsEnabled').label, value: said },
    {
      field: setting('allowedResultRegions'),
      label: fieldAt('/allowedResultRegions').label,
      value: draft.regions.join(', ') || NOT_SPECIFIED,
    },
    {
      field: setting('autoApprovedChangeRequestTypes'),
      label: fieldAt('/autoApprovedChangeRequestTypes').label,
      value:
        draft.changeTypes.map((type) => labelOf('/autoApprovedChangeRequestTypes', type)).join(', ') || NOT_SPECIFIED,
    },
    {
      field: setting('dataEncryptionMetadata'),
      label: fieldAt('/dataEncryptionMetadata').label,
      value: encryption
        ? encryptionChoices
            .map(
              (choice) => `${fieldAt(`/dataEncryptionMetadata/${choice}`).label}: ${encryption[choice] ? 'yes' : 'no'}`,
            )
            .join('\n')
        : 'Off',
    },
  ];
  return all.filter(({ field }) => field.key === 'edition' || findField(`/${field.key}`, edition));
}

/** The agreement as a document: for a mail, a wiki, a lawyer. `problems` are what is wrong or to be known of it. */
export function toMarkdown(draft: Draft, payers: Payers, problems: readonly string[]): string {
  // What a person typed means nothing to Markdown.
  const plain = (words: string) => words.replaceAll(/[\\`*_{}[\]<>#|]/g, '\\$&').replaceAll('\n', '  \n  ');
  const list = (lines: readonly string[]) => lines.map((line) => `- ${plain(line)}\n`).join('');
  const section = (heading: string, lines: readonly string[]) =>
    lines.length > 0 && `## ${plain(heading)}\n\n${list(lines)}`;
  const partyHeading = (one: Participant) =>
    headingOf(draft, one, one.id === CREATOR ? `${partyName(draft, one)} (the creator)` : partyName(draft, one));
  const rest = settingsOf(draft).filter(({ field }) => field.key !== 'name' && field.key !== 'description');
  return [
    `# ${plain(draft.name || 'Collaboration without a name')}\n`,
    draft.description && `${plain(draft.description)}\n`,
    section('Errors and warnings', problems),
    ...participants(draft).map((one) => section(partyHeading(one), partOf(draft, payers, one))),
    section(
      'Who pays',
      bills(draft, payers).map(({ cost, who }) => `${capital(costName(cost))}: ${who}`),
    ),
    section(
      'Settings',
      rest.map(({ label, value }) => `${label}: ${value}`),
    ),
    section(
      'Tags',
      draft.tags.map(({ key, value }) => `${key} = ${value}`),
    ),
  ]
    .filter((block) => typeof block === 'string' && block !== '')
    .join('\n');
}
