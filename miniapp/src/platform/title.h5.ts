import Taro from '@tarojs/taro';
import { overridable } from './overridable';

const setNavigationBarTitle = overridable('setNavigationBarTitle', Taro.setNavigationBarTitle);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that cannot become markup. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** See title.ts. Taro's H5 writes a title with innerHTML, so a report's title would run as a program here. */
export function setTitle(title: string): void {
  void setNavigationBarTitle({ title: escapeMarkup(title) });
  document.title = title;
}
