// For CommonJS: as validate.js.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { provide, validate } = require('./dist/validate.cjs');

provide(() => readFileSync(join(__dirname, 'dist/validate.wasm')));

module.exports = { validate };
