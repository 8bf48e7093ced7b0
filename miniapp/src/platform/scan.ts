import Taro from '@tarojs/taro';
import { overridable } from './overridable';
import { sceneFromText } from './query';

const scanCode = overridable('scanCode', Taro.scanCode);

/** What came of scanning: our scene, a code that is not ours, or the person gave up. */
export type ScanResult = { kind: 'scene'; scene: string } | { kind: 'foreign' } | { kind: 'none' };

/** True where the camera can scan; else the screen offers a field to type the code into. */
export const canScan = true;

/** Scans a code on a wall. A mini-program code gives its page path, an ordinary QR code its text. */
export async function scan(): Promise<ScanResult> {
  try {
    const answer = await scanCode({ scanType: ['wxCode', 'qrCode'] as never });
    const scene = sceneFromText(answer.path || answer.result || '');
    return scene === null ? { kind: 'foreign' } : { kind: 'scene', scene };
  } catch {
    return { kind: 'none' };
  }
}
