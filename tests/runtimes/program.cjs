const api = require('cleanrooms-collaboration');
const { report } = require('./report.cjs');

console.log(report(api));
