import * as api from 'cleanrooms-collaboration';
import { expect, inject, test } from 'vitest';
import { report } from '../report.js';

test('in Vitest', () => {
  expect(report(api)).toBe(inject('expected'));
  for (const text of ['{}', report(api), '{"name": "x", "members": [{}]}']) {
    expect(api.validateJson(text)).toEqual(api.validate(JSON.parse(text)));
    expect(api.validateJson(text)).toStrictEqual(api.validate(JSON.parse(text)));
  }
});
