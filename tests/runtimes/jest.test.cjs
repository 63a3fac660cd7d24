const { writeFileSync } = require('node:fs');
const api = require('cleanrooms-collaboration');
const { report } = require('./report.cjs');

test('in Jest', () => {
  expect(api.validate({}).ok).toBe(false);
  writeFileSync('said-by-jest.json', report(api));
});
