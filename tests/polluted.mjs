// To be imported before a test: gives `Object.prototype` members with all names that the package's code reads, as code
// that knows no better would. Node's test runner and what the tests are made with run in the same place, so the few
// names that these stumble over are left out here; in tests/containment/polluted.test.mjs none is.
import { join } from 'node:path';
import { namesIn } from './names.mjs';
import { root } from '../pkg/scripts/run.mjs';

const LEFT_OUT = [];

for (const name of namesIn(join(root, 'pkg'))) {
  if (LEFT_OUT.includes(name)) continue;
  Object.defineProperty(Object.prototype, name, { __proto__: null, value: {}, writable: true, configurable: true });
}
