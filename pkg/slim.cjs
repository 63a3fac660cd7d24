// For CommonJS: as slim.js.
'use strict';
const { provide, provideInlined, start, ...api } = require('./dist/core.cjs');

module.exports = { ...api, init: start };
