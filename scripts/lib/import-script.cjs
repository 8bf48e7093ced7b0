'use strict';

/** Runs `scripts/<name>.mjs`; the arguments after the name stay for it in `process.argv`. */
module.exports = function importScript(name) {
  process.argv.splice(1, 2, require('path').join(__dirname, '..', name + '.mjs'));
  import('../' + name + '.mjs').catch(function (error) {
    console.error(error);
    process.exit(1);
  });
};
