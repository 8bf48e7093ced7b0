'use strict';
// Entry of `npm start`, `npm test` and `npm run dev`. Written in ES5 and CommonJS, so that even a very
// old Node gets as far as the sentence that says which Node is needed.
var complaintAbout = require('./lib/node-version.cjs');

var complaint = complaintAbout(process.versions.node);
if (complaint) {
  console.error(complaint);
  process.exit(1);
}
// In a file of its own, because old Nodes cannot even parse `import()`.
require('./lib/import-script.cjs')(process.argv[2]);
