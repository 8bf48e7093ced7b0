const { mergeInternalComponents } = require('@tarojs/shared');
const { ariaAttributes } = require('./aria-attributes.js');

mergeInternalComponents(ariaAttributes);
