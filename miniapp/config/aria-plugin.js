const path = require('node:path');
const { ariaAttributes } = require('./aria-attributes.js');

/**
 * Taro's weapp templates emit only attributes that they know, and ARIA is not among them. This build plugin adds
 * the ones the kit uses to the templates and, by the same table, to the runtime, whose short names must agree.
 */
module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp') return;
      platform.template.mergeComponents(ctx, ariaAttributes);
      const runtime = path.resolve(__dirname, 'aria-runtime.js');
      platform.runtimePath = [].concat(platform.runtimePath, runtime);
    },
  });
};
