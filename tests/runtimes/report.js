// What every runtime is to say: some of everything that the package does, as text.
const request = {
  members: [{ accountId: '111122223333', memberAbilities: ['CAN_QUERY'], displayName: 'Partner' }],
  name: 'Joint measurement \u6625',
  description: 'Overlap of two audiences',
  creatorMemberAbilities: ['CAN_RECEIVE_RESULTS'],
  creatorDisplayName: 'Publisher',
  queryLogStatus: 'ENABLED',
};
const wrong = {
  ...request,
  name: 'x\u{1f680}',
  description: '',
  members: [{ accountId: '1', displayName: 'y', role: 1 }],
  creatorPaymentConfiguration: { queryCompute: { isResponsible: 'yes' } },
  tags: { 'aws:a': 'b', c: '\ud800' },
};

/** Text as UTF-8, also where there is no TextEncoder. */
const utf8 = (text) =>
  Uint8Array.from(encodeURIComponent(text).match(/%..|./g), (unit) =>
    unit.startsWith('%') ? parseInt(unit.slice(1), 16) : unit.charCodeAt(0),
  );

export function report({ exportAs, payers, toHttpRequest, validate, validateJson, validateLines }) {
  const lines = utf8(`${JSON.stringify(request)}\n${JSON.stringify(wrong)}\n{`);
  return JSON.stringify([
    validate(request),
    validate(wrong),
    validateJson(JSON.stringify(wrong)),
    validateJson('{"name": "x'),
    [...validateLines(lines)],
    payers(request),
    toHttpRequest(request),
    exportAs('cli', request),
  ]);
}
