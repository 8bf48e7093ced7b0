/**
 * One spec, three targets. A walk reads:
 *
 *     const product = await startProduct();                       // the built server, its own port and data
 *     const app = await openTarget('weapp', { baseUrl: product.baseUrl });   // or 'h5', or 'devtools'
 *     await app.tap('我要上报');                                   // text on the screen, or a selector: '.kit-button'
 *     await app.fill('.report-text textarea', '三号楼漏水');
 *     await app.device.nextMedia([await media.photo('leak')]);    // before the tap that asks for photos
 *     await app.tap('.kit-media-add');
 *     await app.see('待领取');                                     // waits, 10 s at most
 *     await app.close();                                          // throws if the app had uncaught errors
 *
 * - `openTarget(kind, options)`: the app under `miniprogram-automator`. `app.miniProgram` is automator's own object,
 *   `app.page()` its page; the helpers of `Spec` (see, tap, fill, waitGone, element, textOf, count, onPage, go, back,
 *   reopen, …) have real time limits. `app.device` is the phone: files, codes, place, network, storage.
 * - `targetKinds()`: the kinds to run here; devtools joins when WX_CLI is set. Use with `describe.each`.
 * - `startProduct({ env })`: the built server as a process; `kill9()`, `restart()`, `stop()`, `logs()`.
 * - `openPhone`, `openConsole`: a plain Playwright page for what exists on the web only.
 * - `createTestMedia()`: photos with GPS in their EXIF, videos with a location, made at run time.
 * - `serveStatic(dir, '/m/')`: an H5 build without a server.
 *
 * Environment: CHROMIUM, WALK_PORTS=8810-8829 (range of ports), WX_CLI and WX_PROJECT (real DevTools).
 */
import { openDevtools } from './devtools';
import { openH5 } from './h5/target';
import { unexplained } from './phone';
import { Spec } from './spec';
import type { RawTarget, TargetKind, TargetOptions } from './target';
import { openWeapp } from './weapp/target';

export { createTestMedia, type TestMedia } from './media';
export { openConsole, openPhone, type Screen } from './phone';
export { startProduct, type Product } from './product';
export { serveStatic, type StaticSite } from './static-site';
export { waitUntil } from './wait';

const openers: Record<TargetKind, (options: TargetOptions) => Promise<RawTarget>> = {
  h5: openH5,
  weapp: openWeapp,
  devtools: openDevtools,
};

/** An open app; see `Spec` for what it can do. */
export class Target extends Spec {
  constructor(
    raw: RawTarget,
    private readonly allowErrors: RegExp[],
  ) {
    super(raw);
  }

  /** Closes everything. Throws when the app had errors that no pattern of `allowErrors` explains. */
  async close(): Promise<void> {
    const left = unexplained(this.errors(), this.allowErrors);
    await this.raw.dispose();
    if (left.length > 0) throw new Error(`The ${this.kind} app had errors:\n${left.join('\n')}`);
  }
}

/** Opens the app on one target. Rejects with a reason when it does not come up. */
export async function openTarget(kind: TargetKind, options: TargetOptions): Promise<Target> {
  const raw = await openers[kind](options);
  if (kind === 'h5' && options.files) await raw.device.nextMedia(options.files);
  return new Target(raw, options.allowErrors ?? []);
}

/** The targets that can run on this machine; WALK_TARGETS=weapp,h5 narrows them. */
export function targetKinds(): TargetKind[] {
  const here: TargetKind[] = process.env['WX_CLI'] ? ['h5', 'weapp', 'devtools'] : ['h5', 'weapp'];
  const wanted = process.env['WALK_TARGETS']?.split(',');
  return wanted ? here.filter((kind) => wanted.includes(kind)) : here;
}
