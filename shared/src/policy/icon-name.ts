import { DEFAULT_CATEGORIES } from './default-categories.ts';

/** What an icon shows, in Chinese: each was drawn for the category of the same name. */
export function iconName(icon: string): string {
  return Object.hasOwn(DEFAULT_CATEGORIES, icon) ? (DEFAULT_CATEGORIES[icon]?.name ?? icon) : icon;
}
