// What is sent to each server: a request with a mistake, and one without.
export const valid = {
  name: 'Joint measurement',
  description: 'Overlap of two audiences',
  creatorDisplayName: 'Publisher',
  creatorMemberAbilities: ['CAN_QUERY', 'CAN_RECEIVE_RESULTS'],
  members: [{ accountId: '111122223333', displayName: 'Partner', memberAbilities: [] }],
  queryLogStatus: 'ENABLED',
};
export const invalid = { ...valid, members: [{ ...valid.members[0], accountId: '1111' }] };
