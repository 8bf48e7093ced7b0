import type { MiniProgram } from './automator';
import type { MediaFile } from './media';

/** Where a spec runs. */
export type TargetKind = 'h5' | 'weapp' | 'devtools';

export interface TargetOptions {
  /** Origin of the running product, without a slash at the end. */
  baseUrl: string;
  /**
   * First page, as from a scanned code: `pages/home/index?scene=abc`. The app's home page by default.
   */
  enter?: string;
  /** Files for the first `chooseMedia`. */
  files?: string[];
  /** Browser identity on H5; Chrome on Android by default. */
  userAgent?: string;
  /** What `wx.login` gives on weapp; a new code at each call by default. */
  loginCode?: () => string;
  /** What a phone-number button gives on weapp. */
  phoneCode?: () => string;
  /** Errors that `close()` accepts. */
  allowErrors?: RegExp[];
  /** Folder with app.json for weapp; `miniapp/dist/weapp` by default. */
  bundleDir?: string;
  /** Origin that the weapp bundle was built for (API_ORIGIN); its calls go to `baseUrl` instead. */
  apiOrigin?: string;
}

/** The phone around the app. Answers to the system's questions are queued before the tap that asks. */
export interface Device {
  /** Files for the next choice of photos or videos. On H5 they go through the browser's real file chooser. */
  nextMedia(files: (string | MediaFile)[]): Promise<void>;
  /** What the camera reads next: a link, or `pages/home/index?scene=…` for a mini-program code. */
  nextScan(text: string): Promise<void>;
  /** Where the phone is (WGS 84). Not given: permission denied. */
  location(place: { latitude: number; longitude: number } | undefined): Promise<void>;
  /** The network goes or comes back. */
  online(connected: boolean): Promise<void>;
  storage(key: string): Promise<unknown>;
  setStorage(key: string, value: unknown): Promise<void>;
  clearStorage(): Promise<void>;
  /**
   * Writes what is on the screen: a PNG on h5 and devtools; on weapp, which draws nothing, the WXML tree to the
   * same name with `.wxml` added. Gives the path written.
   */
  screenshot(path: string): Promise<string>;
  /** Effects outside the app so far (telephone, preview, …). Only weapp can tell; elsewhere empty. */
  calls(): { name: string; options: unknown }[];
}

/** What each kind of target brings; `openTarget` adds the helpers of `Spec`. */
export interface RawTarget {
  kind: TargetKind;
  miniProgram: MiniProgram;
  device: Device;
  /** The app's uncaught errors so far, and on h5 the browser's console errors. */
  errors(): string[];
  /** Ends the app as if swiped away, and opens it again with the same storage. */
  reopen(enter?: string): Promise<void>;
  dispose(): Promise<void>;
}
