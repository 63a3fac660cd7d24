// For CommonJS: as async.js, but for the source, which has to be given: CommonJS knows no URL of its own.
'use strict';
const { provide, provideInlined, start, ...api } = require('./dist/core.cjs');

module.exports = {
  ...api,
  async init(source) {
    if (source === undefined) throw new TypeError('From CommonJS, init() needs the URL of the wasm module.');
    const response = await (source instanceof Response ? source : fetch(source));
    if (!response.ok) throw new Error(`The wasm module could not be fetched: ${response.status} ${response.url}`);
    start(await WebAssembly.compile(await response.arrayBuffer()));
  },
};
