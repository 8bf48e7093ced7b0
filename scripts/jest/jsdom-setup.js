/** What antd 6 asks of a browser on first render and jsdom does not have. */

/** A media query that never matches: unit tests see the light, wide layout. */
const neverMatches = (query) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
});

class ResizeObserverThatSeesNothing {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** Node's MessageChannel keeps the process alive; a timer does the same job for a scheduler. */
class TimerMessageChannel {
  constructor() {
    this.port1 = { onmessage: null };
    this.port2 = {
      postMessage: (data) => setTimeout(() => this.port1.onmessage?.({ data }), 0),
    };
  }
}

const computedStyle = window.getComputedStyle.bind(window);

Object.assign(window, {
  matchMedia: window.matchMedia ?? neverMatches,
  ResizeObserver: window.ResizeObserver ?? ResizeObserverThatSeesNothing,
  MessageChannel: TimerMessageChannel,
  // jsdom logs an error for pseudo elements; their style is never asserted on.
  getComputedStyle: (element) => computedStyle(element),
});
