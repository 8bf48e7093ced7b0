/**
 * WeChat's own checks of a build's JSON files: the schemas and rules that DevTools and the upload use, out of
 * miniprogram-ci. It is installed in a folder of its own (docs/decisions/0006-weapp-gate.md). What is called here is
 * internal to it, so its version is pinned; nothing of it reaches the network.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { filesBelow, json } from './files.mjs';

const official = createRequire(new URL('../../tools/weapp-gate/package.json', import.meta.url));

/** Parts of miniprogram-ci; its own entry would load all that compiles and uploads. */
function wechat() {
  const part = (file) => official(`miniprogram-ci/dist/${file}.js`);
  const compiler = 'modules/corecompiler/original';
  return {
    ...part(`${compiler}/validate/schemaValidate`),
    ...part(`${compiler}/json/app/index`),
    ...part(`${compiler}/json/page/getPageJSON`),
    ...part('project/baseProject'),
    ...part('config/config'),
  };
}

/** Schemas of files by their name; every other JSON file of a build belongs to a page or a component. */
const kinds = {
  'app.json': 'app',
  'project.config.json': 'projectconfig',
  'sitemap.json': 'sitemap',
  'theme.json': 'theme',
};

/** Wrong types and values, missing keys, and unknown keys, of which WeChat itself only warns. */
function schemaFlaws(root, { schemaValidate, transValidateResult }) {
  return filesBelow(root)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const verdict = schemaValidate(kinds[file] ?? 'page', json(root, file));
      const wrong = transValidateResult(file, verdict, true);
      return [
        ...(wrong ? [`${file}: ${wrong}`] : []),
        ...(verdict.warning ? [`${file}: WeChat knows no key ${verdict.warning}`] : []),
      ];
    });
}

/** A build as miniprogram-ci sees a project, with the limits that it takes before it has asked its host. */
function projectOf(root, { BaseProject, DefaultProjectAttr }) {
  const project = new BaseProject();
  project._projectPath = root.split(path.sep).join('/');
  project._attr = DefaultProjectAttr;
  for (const file of filesBelow(root)) {
    project._fileSet.add(file);
    project.cacheDirName(project._dirSet, path.posix.dirname(file));
  }
  return project;
}

/** Rules that no schema tells: files of pages and components exist, packages don't overlap, colours, privacy, … */
async function ruleFlaws(root, pages, parts) {
  const project = projectOf(root, parts);
  const flaws = [];
  const attempt = async (work) => {
    try {
      await work();
    } catch (error) {
      flaws.push(error.message);
    }
  };
  await attempt(() => parts.getAppJSON(project));
  for (const pagePath of pages) await attempt(() => parts.getPageJSON(project, { pagePath }));
  return [...new Set(flaws)];
}

/**
 * @param {string} root folder of the build
 * @param {string[]} pages paths of all pages, without ending
 * @returns {Promise<string[]>} a sentence per flaw
 * @throws when miniprogram-ci is not installed
 */
export async function jsonFlaws(root, pages) {
  const parts = wechat();
  const flaws = schemaFlaws(root, parts);
  // The rules look at the schemas again, so they would only repeat those flaws.
  return flaws.length > 0 ? flaws : ruleFlaws(root, pages, parts);
}
