import { useSyncExternalStore } from 'react';
import { load, save } from '../platform/storage';
import { systemTextScale } from '../platform/text-size';
import { systemIsDark } from '../platform/theme';

/** How a person wants to read: chosen on 我的, kept on this phone. `system` follows WeChat's own text size. */
export interface DisplayChoice {
  size: 'system' | 'standard' | 'elder';
  theme: 'light' | 'dark' | 'auto';
}

/** What a page's root is given. */
export interface Display {
  elder: boolean;
  dark: boolean;
  /** Factor of all sizes; 1.4 in elder mode. */
  scale: number;
}

const KEY = 'display';
const ELDER = 1.4;
const USUAL: DisplayChoice = { size: 'system', theme: 'light' };

const listeners = new Set<() => void>();
let choice: DisplayChoice | null = null;

/** The present choice. */
export function displayChoice(): DisplayChoice {
  choice ??= { ...USUAL, ...load<Partial<DisplayChoice>>(KEY) };
  return choice;
}

/** Changes the choice at once on every page and keeps it. */
export function chooseDisplay(change: Partial<DisplayChoice>): void {
  choice = { ...displayChoice(), ...change };
  save(KEY, choice);
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The choice as a hook, for the settings. */
export function useDisplayChoice(): DisplayChoice {
  return useSyncExternalStore(subscribe, displayChoice);
}

/** What a choice means on a phone with these settings. From WeChat's 关怀模式 on, the elder layout is used. */
export function displayOf(made: DisplayChoice, systemScale: number, systemDark: boolean): Display {
  const elder = made.size === 'elder' || (made.size === 'system' && systemScale >= ELDER);
  const scale = elder ? ELDER : made.size === 'system' ? systemScale : 1;
  return { elder, scale, dark: made.theme === 'dark' || (made.theme === 'auto' && systemDark) };
}

/** How the present page is to look; WeChat's own setting is read afresh whenever a page renders. */
export function useDisplay(): Display {
  const made = useDisplayChoice();
  return displayOf(made, systemTextScale(), systemIsDark());
}
