import { toast } from '../../platform/feedback';
import { open } from '../../platform/navigation';
import { scan } from '../../platform/scan';

/** Scans a code on a wall and opens the report form with its place filled in. */
export async function scanToReport(): Promise<void> {
  const result = await scan();
  if (result.kind === 'scene') await open('report', { scene: result.scene });
  if (result.kind === 'foreign') toast('这不是广角镜的码，请扫门上或电梯里的码牌');
}
