// A draft in sentences: who can do what, who pays for what, and all that was set. What the form tells of a draft in words is
// told here, and nowhere else.
import type { Payer, Payers } from 'cleanrooms-collaboration/async';
import { basisTexts, nobodyPaysTexts } from 'cleanrooms-collaboration/codes';
import { type FieldId, setting } from '../field-id';
import { abilityLists, fieldAt, findField, labelOf, valuesOf } from '../fields';
import {
  CREATOR,
  type Cost,
  type Draft,
  type Participant,
  capital,
  costName,
  costsIn,
  encryptionChoices,
  inSentence,
  isInUse,
  nameOf,
  participants,
} from './draft';

export const NOT_SPECIFIED = 'Not specified';

/** An ability, and what it is called in a sentence: “receive results”. */
interface NamedAbility {
  readonly ability: string;
  readonly verb: string;
}

/** The abilities that a draft's collaboration has in use, in the order of the table. */
export function abilitiesIn(draft: Draft): readonly NamedAbility[] {
  const used = abilityLists.filter(({ list }) => list === 'abilities' || draft.uses.ml);
  return used
    .flatMap(({ pointer }) => valuesOf(pointer, draft.edition))
    .filter(({ value }) => value !== 'CAN_RUN_JOB' || draft.uses.jobs)
    .map(({ value, label }) => ({ ability: value, verb: label.charAt(0).toLowerCase() + label.slice(1) }));
}

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
const MISSED = new Set(['CAN_QUERY', 'CAN_RECEIVE_RESULTS']);

/** Who pays, in words. */
function inWords(payer: Payer, draft: Draft): string {
  const name = (one = draft.creator) => nameOf(draft, one);
  switch (payer.payer) {
    case 'nobody':
      return `Nobody: ${nobodyPaysTexts[payer.reason]}.`;
    case 'candidates': {
      const some = payer.members.map((index) => draft.members[index]).filter((one) => one !== undefined);
      return `${capital(inSentence(draft, [...(payer.creator ? [draft.creator] : []), ...some]))}: whoever runs an analysis names one of them.`;
    }
    case 'creator':
      return `${name()}, ${basisTexts[payer.basis]}.`;
    default:
      return `${name(draft.members[payer.index])}, ${basisTexts[payer.basis]}.`;
  }
}

/** Who pays for a cost of the draft's edition, in words. */
export const payerIn = (payers: Payers, cost: Cost, draft: Draft) => {
  const payer = payers[cost];
  return payer ? inWords(payer, draft) : '';
};

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

/** The costs that are in use, and those that a participant says something of all the same. */
export const costsOf = (draft: Draft) => costsIn(draft.edition).filter((cost) => isInUse(draft, cost));

/** Words in a row: “queries, model training and model inference”. */
const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** What a participant can do and is billed for, a sentence each. */
export function partOf(draft: Draft, payers: Payers, one: Participant): readonly string[] {
  const you = one.id === CREATOR;
  const verbs = abilitiesIn(draft).flatMap(({ ability, verb }) => (hasAbility(one, ability) ? [verb] : []));
  const costs = costsOf(draft);
  const paid = costs.filter((cost) => payersOf(payers[cost], draft).includes(one));
  const alone = paid.filter((cost) => payers[cost]?.payer !== 'candidates').map(costName);
  const shared = paid.filter((cost) => payers[cost]?.payer === 'candidates').map(costName);
  const declined = costs.filter((cost) => one.pays[cost] === 'no').map(costName);
  const subject = you ? 'You' : nameOf(draft, one);
  const [are, decline] = you ? ['are', 'decline'] : ['is', 'declines'];
  return [
    verbs.length > 0 ? `${subject} can ${listed(verbs)}.` : `${subject} can contribute data, and nothing else.`,
    alone.length > 0 && `${subject} ${are} billed for ${listed(alone)}.`,
    shared.length > 0 &&
      `${subject} may be billed for ${listed(shared)}, if whoever runs an analysis names ${you ? 'you' : 'them'}.`,
    paid.length === 0 && `${subject} ${are} billed for nothing.`,
    declined.length > 0 && `${subject} ${decline} to pay for ${listed(declined)}.`,
  ].filter((sentence) => sentence !== false);
}

/** Costs that nobody is billed for, and why. */
export const unpaid = (draft: Draft, payers: Payers): readonly string[] =>
  costsOf(draft).flatMap((cost) => {
    const payer = payers[cost];
    return payer?.payer === 'nobody'
      ? [`Nobody is billed for ${costName(cost)}: ${nobodyPaysTexts[payer.reason]}.`]
      : [];
  });

/** A setting as it is told. */
export interface Told {
  readonly field: FieldId;
  readonly label: string;
  readonly value: string;
}

/** What a participant is called in a heading, with the account. */
export const headingOf = (draft: Draft, one: Participant) =>
  one.accountId === '' ? nameOf(draft, one) : `${nameOf(draft, one)}, ${one.accountId}`;

/** All settings that stand once, in the order of the page. */
export function settingsOf(draft: Draft): readonly Told[] {
  const { edition, open, encryption } = draft;
  const orOpen = (value: string, left?: string, otherwise = NOT_SPECIFIED) =>
    value || (left === undefined ? otherwise : `${left} (left open)`);
  const said = { yes: 'On', no: 'Off', nothing: NOT_SPECIFIED }[draft.metrics];
  const all: readonly Told[] = [
    { field: setting('edition'), label: 'API edition', value: edition },
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

/** The agreement as a document: for a mail, a wiki, a lawyer. */
export function toMarkdown(draft: Draft, payers: Payers): string {
  // What a person typed means nothing to Markdown.
  const plain = (words: string) => words.replaceAll(/[\\`*_{}[\]<>#|]/g, '\\$&').replaceAll('\n', '  \n  ');
  const parts = participants(draft).map(
    (one) =>
      `## ${plain(headingOf(draft, one))}\n\n${partOf(draft, payers, one)
        .map((part) => `- ${plain(part)}\n`)
        .join('')}`,
  );
  const nobody = unpaid(draft, payers).map((sentence) => `- ${plain(sentence)}\n`);
  const rest = settingsOf(draft).filter(({ field }) => field.key !== 'name' && field.key !== 'description');
  const tags = draft.tags.map(({ key, value }) => `- ${plain(key)} = ${plain(value)}\n`);
  return [
    `# ${plain(draft.name || 'Collaboration without a name')}\n`,
    draft.description && `${plain(draft.description)}\n`,
    ...parts,
    nobody.length > 0 && `## Costs that nobody is billed for\n\n${nobody.join('')}`,
    `## Settings\n\n${rest.map(({ label, value }) => `- ${plain(label)}: ${plain(value)}\n`).join('')}`,
    tags.length > 0 && `## Tags\n\n${tags.join('')}`,
  ]
    .filter((block) => typeof block === 'string' && block !== '')
    .join('\n');
}
