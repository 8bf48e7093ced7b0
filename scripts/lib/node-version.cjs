'use strict';
// ES5 on purpose, see run.cjs.

/** The oldest Node that the locked packages were run on: [major, minor]. */
var oldest = [20, 19];

/**
 * @param {string} version as in `process.versions.node`
 * @returns {string | null} a sentence that says what to install, or null when this Node will do
 */
module.exports = function complaintAbout(version) {
  var parts = version.split('.').map(Number);
  if (parts[0] > oldest[0] || (parts[0] === oldest[0] && parts[1] >= oldest[1])) return null;
  var needed = oldest.join('.');
  return (
    '需要 Node.js ' +
    needed +
    ' 或更高版本,当前是 ' +
    version +
    ';请从 https://nodejs.org 安装后重试。\n' +
    'Node.js ' +
    needed +
    ' or newer is needed, this is ' +
    version +
    ': install it from https://nodejs.org and try again.'
  );
};
