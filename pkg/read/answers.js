// What other calls answered, as the request that would make the same collaboration: GetCollaboration and
// CreateCollaboration, with what ListMembers answered beside it; and what CloudTrail kept of a request.
import { at, memberOf } from './tree.js';

const NOT_IN_IT = 'only ListMembers tells';

/** Members of the answer that a request has, under the name that it has there. */
const TAKEN = new Map([
  ['name', 'name'],
  ['description', 'description'],
  ['creatorDisplayName', 'creatorDisplayName'],
  ['dataEncryptionMetadata', 'dataEncryptionMetadata'],
  ['queryLogStatus', 'queryLogStatus'],
  ['jobLogStatus', 'jobLogStatus'],
  ['analyticsEngine', 'analyticsEngine'],
  ['autoApprovedChangeTypes', 'autoApprovedChangeRequestTypes'],
  ['allowedResultRegions', 'allowedResultRegions'],
  ['isMetricsEnabled', 'isMetricsEnabled'],
]);

/** How a member of the collaboration says what a participant of the request says, for the creator and for others. */
const OF_PARTICIPANTS = [
  ['abilities', 'creatorMemberAbilities', 'memberAbilities'],
  ['mlAbilities', 'creatorMLMemberAbilities', 'mlMemberAbilities'],
  ['paymentConfiguration', 'creatorPaymentConfiguration', 'paymentConfiguration'],
];

/** Members that have left are none of the new collaboration's. */
const GONE = new Set(['LEFT', 'REMOVED', 'COLLABORATION_DELETED']);

const named = (key, node) => ({ key, offset: node.offset, node });

export function requestOfAnswer(root) {
  const collaboration = memberOf(root, 'collaboration');
  const creator = memberOf(collaboration, 'creatorAccountId')?.value;
  const members = collaboration.members
    .filter(({ key }) => TAKEN.has(key))
    .map((member) => ({ ...member, key: TAKEN.get(member.key) }));
  const tags = memberOf(root, 'tags');
  if (tags !== undefined) members.push(named('tags', tags));
  const summaries = memberOf(root, 'memberSummaries');
  if (summaries?.kind !== 'array') {
    const open = at(collaboration, { kind: 'open', text: NOT_IN_IT });
    members.push(named('creatorMemberAbilities', open), named('members', open));
    return { ...collaboration, members };
  }
  const others = [];
  for (const summary of summaries.items) {
    if (GONE.has(memberOf(summary, 'status')?.value)) continue;
    const isCreator = memberOf(summary, 'accountId')?.value === creator;
    const parts = OF_PARTICIPANTS.flatMap(([from, ofCreator, ofMember]) => {
      const node = memberOf(summary, from);
      return node === undefined ? [] : [named(isCreator ? ofCreator : ofMember, node)];
    });
    if (isCreator) {
      members.push(...parts);
      continue;
    }
    const own = summary.members?.filter(({ key }) => key === 'accountId' || key === 'displayName') ?? [];
    others.push({ ...summary, members: [...own, ...parts] });
  }
  members.push(named('members', { ...summaries, items: others }));
  return { ...collaboration, members };
}

/** The events of a CloudTrail record, or one by itself, that made a collaboration. */
export function eventsOf(root) {
  const events = memberOf(root, 'Records')?.items ?? [root];
  return events.flatMap((event) => {
    const request = memberOf(event, 'requestParameters');
    const isCreate = (memberOf(event, 'eventName')?.value ?? 'CreateCollaboration') === 'CreateCollaboration';
    if (request?.kind !== 'object' || !isCreate) return [];
    return [{ name: memberOf(event, 'eventID')?.value, offset: request.offset, node: withoutHidden(request) }];
  });
}

/** A value that CloudTrail hides is left open. */
function withoutHidden(node) {
  if (node.kind === 'array') return { ...node, items: node.items.map(withoutHidden) };
  if (node.kind === 'object') {
    return { ...node, members: node.members.map((member) => ({ ...member, node: withoutHidden(member.node) })) };
  }
  const isHidden = node.value === '***' || node.value === 'HIDDEN_DUE_TO_SECURITY_REASONS';
  return isHidden ? at(node, { kind: 'open', text: 'hidden by CloudTrail' }) : node;
}
