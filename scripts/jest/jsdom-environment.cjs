'use strict';
const { TestEnvironment } = require('jest-environment-jsdom');

/**
 * jsdom with the few globals of a browser that jsdom lacks and Node has.
 * Without them antd, TanStack Router and fetch-based code fail on load.
 */
class JsdomWithWebGlobals extends TestEnvironment {
  async setup() {
    await super.setup();
    const lacking = [
      'TextEncoder',
      'TextDecoder',
      'structuredClone',
      'fetch',
      'Request',
      'Response',
      'Headers',
      'ReadableStream',
    ];
    for (const name of lacking) {
      if (this.global[name] === undefined) this.global[name] = globalThis[name];
    }
  }
}

module.exports = JsdomWithWebGlobals;
