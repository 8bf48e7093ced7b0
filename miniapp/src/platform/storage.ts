import Taro from '@tarojs/taro';
import { overridable } from './overridable';

const setSync = overridable('setStorageSync', Taro.setStorageSync);
const getSync = overridable('getStorageSync', Taro.getStorageSync as (key: string) => unknown);
const removeSync = overridable('removeStorageSync', Taro.removeStorageSync);

/** WeChat takes 1 MB per key; characters of Chinese text count up to three bytes each. */
const LONGEST_TEXT = 300_000;

/** Everything of ours carries a prefix, as H5 shares its origin's storage with the console. */
const PREFIX = 'wa.';

/** The value stored under a key, or null: missing, or unreadable after an update. */
export function load<T>(key: string): T | null {
  try {
    const text = getSync(PREFIX + key);
    return typeof text === 'string' && text ? (JSON.parse(text) as T) : null;
  } catch {
    return null;
  }
}

/** Stores a value as JSON. False when it did not fit or the phone refused (full, private browsing). */
export function save(key: string, value: unknown): boolean {
  const text = JSON.stringify(value);
  if (text.length > LONGEST_TEXT) return false;
  try {
    setSync(PREFIX + key, text);
    return true;
  } catch {
    return false;
  }
}

/** Removes a value; nothing happens where there is none. */
export function forget(key: string): void {
  try {
    removeSync(PREFIX + key);
  } catch {
    // A phone that refuses to store has nothing to forget.
  }
}
