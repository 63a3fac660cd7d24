const { writeFileSync } = require('node:fs');
const api = require('cleanrooms-collaboration');
const { report } = require('./report.cjs');

test('in Jest', () => {
  expect(api.validate({}).ok).toBe(false);
  for (const text of ['{}', report(api), '{"name": "x", "members": [{}]}']) {
    expect(api.validateJson(text)).toEqual(api.validate(JSON.parse(text)));
    expect(api.validateJson(text)).toStrictEqual(api.validate(JSON.parse(text)));
  }
  writeFileSync('said-by-jest.json', report(api));
});
