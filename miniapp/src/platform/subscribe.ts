import Taro from '@tarojs/taro';
import { overridable } from './overridable';

const request = overridable('requestSubscribeMessage', Taro.requestSubscribeMessage);

/** Does this device know WeChat's messages? */
export function canSubscribe(): boolean {
  return true;
}

/**
 * Asks for permission to send messages. WeChat shows its question only as the first thing after a tap: call it before
 * anything that waits.
 * @returns the templates that the person accepted; none where he refused, or WeChat could not ask
 */
export async function askToSubscribe(templateIds: readonly string[]): Promise<string[]> {
  try {
    const options = { tmplIds: [...templateIds] } as Parameters<typeof request>[0];
    const answer = (await request(options)) as unknown as Record<string, string>;
    return templateIds.filter((id) => answer[id]?.startsWith('accept'));
  } catch {
    // Refused for good in WeChat's own settings, or no question can be shown now: he goes on without.
    return [];
  }
}
