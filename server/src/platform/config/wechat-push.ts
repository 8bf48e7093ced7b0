import { StartupError } from './startup-error.js';
import type { Environment } from './read-value.js';

/** What WeChat's console knows of the address that it pushes events to (WECHAT §5). */
export interface WechatPushConfig {
  readonly token: string;
  /** Of the secure mode; null where events come unencrypted. */
  readonly aesKey: Buffer | null;
}

/** 43 characters are 32 bytes in base64 without its last `=`. */
const AES_KEY = /^[A-Za-z0-9+/]{43}$/;
const TOKEN = /^[A-Za-z0-9]{3,32}$/;

/**
 * Reads `WECHAT_PUSH_TOKEN` and `WECHAT_PUSH_AES_KEY`.
 * @returns null where events are not pushed
 * @throws StartupError for a token or key that WeChat's console would not take, or a key without a token
 */
export function wechatPushOf(env: Environment): WechatPushConfig | null {
  const { WECHAT_PUSH_TOKEN: token, WECHAT_PUSH_AES_KEY: aesKey } = env;
  if (!token && !aesKey) return null;
  if (!TOKEN.test(token ?? ''))
    throw new StartupError(
      '环境变量 WECHAT_PUSH_TOKEN 须为 3–32 位字母或数字，与微信后台“消息推送”里的 Token 相同。',
      'WECHAT_PUSH_TOKEN must be 3 to 32 letters or digits, the token of the message push in WeChat’s console.',
    );
  if (aesKey && !AES_KEY.test(aesKey))
    throw new StartupError(
      '环境变量 WECHAT_PUSH_AES_KEY 须为 43 位，与微信后台“消息推送”里的 EncodingAESKey 相同。',
      'WECHAT_PUSH_AES_KEY must be the 43 characters of the EncodingAESKey in WeChat’s console.',
    );
  return { token: token ?? '', aesKey: aesKey ? Buffer.from(`${aesKey}=`, 'base64') : null };
}
