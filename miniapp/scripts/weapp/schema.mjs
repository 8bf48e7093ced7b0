/**
 * Known keys of app.json and of a page's JSON, with their types, after WeChat's reference (miniprogram-api-typings has
 * no JSON schema). It covers: unknown keys, wrong types, values of enumerations, colours, the rules of
 * requiredPrivateInfos. It does not cover: plugins, workers, tabBar's items (this app draws its own bar).
 */
const text = (value) => typeof value === 'string' || 'must be text';
const bool = (value) => typeof value === 'boolean' || 'must be true or false';
const number = (value) => typeof value === 'number' || 'must be a number';
const colour = (value) =>
  /^(#[0-9a-f]{3,8}|@\w+)$/i.test(value) || 'must be a colour such as #FFFFFF';
const oneOf =
  (...values) =>
  (value) =>
    values.includes(value) || `must be one of ${values.join(', ')}`;
const texts = (value) =>
  (Array.isArray(value) && value.every((one) => typeof one === 'string')) ||
  'must be a list of texts';
const object = (value) =>
  (typeof value === 'object' && value !== null && !Array.isArray(value)) || 'must be an object';

const windowKeys = {
  navigationStyle: oneOf('default', 'custom'),
  navigationBarTitleText: text,
  navigationBarBackgroundColor: colour,
  navigationBarTextStyle: oneOf('black', 'white'),
  homeButton: bool,
  backgroundColor: colour,
  backgroundColorContent: colour,
  backgroundColorTop: colour,
  backgroundColorBottom: colour,
  backgroundTextStyle: oneOf('dark', 'light'),
  enablePullDownRefresh: bool,
  onReachBottomDistance: number,
  pageOrientation: oneOf('portrait', 'landscape', 'auto'),
  initialRenderingCache: oneOf('static', 'dynamic'),
  restartStrategy: oneOf('homePage', 'homePageAndLatestPage'),
  visualEffectInBackground: oneOf('none', 'hidden'),
  handleWebviewPreload: oneOf('static', 'manual', 'auto'),
};

const pageKeys = {
  ...windowKeys,
  component: bool,
  disableScroll: bool,
  usingComponents: object,
  componentPlaceholder: object,
  styleIsolation: text,
  renderer: oneOf('webview', 'skyline'),
  componentFramework: oneOf('exparser', 'glass-easel'),
  singlePage: object,
  enableShareAppMessage: bool,
  enableShareTimeline: bool,
};

/** Names that may stand in requiredPrivateInfos. */
const PRECISE = [
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
];

function privateInfos(value) {
  if (!Array.isArray(value)) return 'must be a list';
  const stranger = value.find((one) => one !== 'getFuzzyLocation' && !PRECISE.includes(one));
  if (stranger) return `does not know ${stranger}`;
  const precise = value.some((one) => /Location(?!.*Fuzzy)/.test(one) && PRECISE.includes(one));
  return (
    !(value.includes('getFuzzyLocation') && precise) ||
    'cannot hold getFuzzyLocation beside a precise one'
  );
}

const subPackageKeys = {
  root: text,
  pages: texts,
  name: text,
  independent: bool,
  entry: text,
};

const appKeys = {
  entryPagePath: text,
  pages: texts,
  window: (value) => flaws('window', value, windowKeys)[0] ?? true,
  subPackages: (value) =>
    Array.isArray(value)
      ? (value.flatMap((one) => flaws(`subPackages ${one.root}`, one, subPackageKeys))[0] ?? true)
      : 'must be a list',
  networkTimeout: object,
  debug: bool,
  preloadRule: object,
  requiredPrivateInfos: privateInfos,
  requiredBackgroundModes: texts,
  permission: object,
  sitemapLocation: text,
  style: oneOf('v2'),
  darkmode: bool,
  themeLocation: text,
  lazyCodeLoading: oneOf('requiredComponents'),
  usingComponents: object,
  resizable: bool,
  singlePage: object,
  renderer: oneOf('webview', 'skyline'),
  componentFramework: oneOf('exparser', 'glass-easel'),
  __usePrivacyCheck__: bool,
};

/** Sentences about keys that are unknown or hold the wrong thing. */
function flaws(name, json, keys) {
  return Object.entries(json).flatMap(([key, value]) => {
    const check = keys[key];
    if (!check) return [`${name}: WeChat knows no key "${key}"`];
    const verdict = check(value);
    return verdict === true ? [] : [`${name}: "${key}" ${verdict}`];
  });
}

/** Flaws of app.json. */
export const appFlaws = (json) => [
  ...['pages', 'window'].filter((key) => !(key in json)).map((key) => `app.json lacks "${key}"`),
  ...flaws('app.json', json, appKeys),
];

/** Flaws of one page's JSON. */
export const pageFlaws = (name, json) => flaws(name, json, pageKeys);
