'use strict';

/** What miniprogram-ci needs to look over JSON files; the rest of its 182 dependencies compile and upload. */
const needed = [
  '@vue/reactivity',
  'babel-code-frame',
  'fs-extra',
  'jsonschema',
  'licia',
  'lodash',
  'minimatch',
  'tslib',
];

function readPackage(manifest) {
  if (manifest.name === 'miniprogram-ci') {
    manifest.dependencies = Object.fromEntries(
      needed.map((name) => [name, manifest.dependencies[name]]),
    );
  }
  return manifest;
}

module.exports = { hooks: { readPackage } };
