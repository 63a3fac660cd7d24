// For CommonJS: as node.js.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { provide, start, ...api } = require('./dist/core.cjs');

provide(() => readFileSync(join(__dirname, 'dist/cleanrooms-collaboration.wasm')));

module.exports = api;
