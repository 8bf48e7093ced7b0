import { overridable } from './overridable';
import { sceneFromText } from './query';
import { type ScanResult } from './scan';

/** See scan.ts. Browsers have no scanner: the phone's own camera opens the code's address, or the code is typed. */
export const canScan = false;

function promptForCode(): Promise<{ result: string }> {
  return Promise.resolve({ result: window.prompt('请输入码牌上的编号') ?? '' });
}

const scanCode = overridable('scanCode', promptForCode);

/** See scan.ts; asks for the code as text. */
export async function scan(): Promise<ScanResult> {
  const { result } = await scanCode();
  if (!result.trim()) return { kind: 'none' };
  const scene = sceneFromText(result);
  return scene === null ? { kind: 'foreign' } : { kind: 'scene', scene };
}
