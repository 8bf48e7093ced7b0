import type { MediaFile } from '../../media';
import type { NativeSurface } from '../native-surface';
import type { PageStack } from '../page-stack';
import type { Sandbox } from '../sandbox';

/** What the app asked the phone to do, in order, for a spec to look at. */
export interface DeviceCall {
  name: string;
  options: unknown;
}

/** The phone around the app: all that `wx` reads and changes. */
export interface Device {
  storage: Map<string, string>;
  /** Files for the next `chooseMedia` calls, one entry per call. */
  media: MediaFile[][];
  scans: string[];
  clipboard: string;
  online: boolean;
  location: { latitude: number; longitude: number } | undefined;
  /** Answer of the subscribe-message dialog, for every template. */
  subscribeAnswer: 'accept' | 'reject';
  /** What `wx.login` hands out. */
  loginCode: () => string;
  phoneCode: () => string;
  /** Calls with an effect outside the app (telephone, preview, vibration, messages, …). */
  calls: DeviceCall[];
  /** `wxfile://…` → real file. */
  files: Map<string, string>;
  /** Folder for downloads and saved files. */
  tempDir: string;
  theme: 'light' | 'dark';
  fontScale: number;
}

/** Everything that a group of mocked functions may use. */
export interface WxWorld {
  device: Device;
  sandbox: Sandbox;
  surface: NativeSurface;
  /** Set once the app is made; the functions run later. */
  stack: () => PageStack;
  /** Origin that the bundle was built for → origin that answers in this run. */
  origins: Map<string, string>;
  /** Calls the listeners of an `on…` function. */
  emit: (event: string, argument: unknown) => void;
}

/** The `wx` object: functions by name, and a few constants. */
export type WxTable = Record<string, unknown>;
