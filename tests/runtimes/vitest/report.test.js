import * as api from 'cleanrooms-collaboration';
import { expect, inject, test } from 'vitest';
import { report } from '../report.js';

test('in Vitest', () => {
  expect(report(api)).toBe(inject('expected'));
});
