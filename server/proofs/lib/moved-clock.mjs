/**
 * Loaded into a worker before anything else (`--import`): the machine's clock shows what the proof wants, as if somebody
 * had set it. CLOCK_STARTS_AT is what it shows now (epoch ms); it then goes on, and each message `{ jumpMs }` moves it.
 */
const realNow = Date.now;
let ahead = Number(process.env.CLOCK_STARTS_AT) - realNow();

const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(realNow() + ahead);
    else super(...args);
  }

  static now() {
    return realNow() + ahead;
  }
};

process.on('message', ({ jumpMs }) => {
  ahead += jumpMs;
  process.send?.({ now: Date.now() });
});
// Whoever started this worker is gone: nobody would ever end it.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
