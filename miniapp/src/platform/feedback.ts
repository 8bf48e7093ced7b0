import Taro from '@tarojs/taro';
import { overridable } from './overridable';
import { problemText } from './problem-error';

const showToast = overridable('showToast', Taro.showToast);
const showModal = overridable('showModal', Taro.showModal);
const vibrateShort = overridable('vibrateShort', Taro.vibrateShort);

/** A short word of success that goes by itself: `已领取`. */
export function toast(text: string): void {
  void showToast({ title: text, icon: 'none', duration: 2_000 });
}

/** Says what went wrong, long enough to be read. */
export function toastError(error: unknown): void {
  void showToast({ title: problemText(error), icon: 'none', duration: 3_500 });
}

/** Asks yes or no by the platform's own dialog. For a question inside a page use the kit's Dialog. */
export async function ask(title: string, text: string, verb: string): Promise<boolean> {
  const answer = await showModal({
    title,
    content: text,
    // WeChat takes at most four characters here.
    confirmText: verb.slice(0, 4),
    cancelText: '取消',
  });
  return answer.confirm;
}

/** A touch of the finger for a thing done; silent where the phone can't. */
export function tick(): void {
  void Promise.resolve(vibrateShort({ type: 'light' })).catch(() => undefined);
}
