import { idOfPlace } from './placed.tsx';

/** Moves the focus once what has just changed is on the screen. */
export function focusSoon(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus());
}

/** The field of a place, or the nearest that encloses it. */
export function focusPlace(place: string): void {
  const parts = place.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = fieldAt(parts.slice(0, length).join('.'));
    if (found) {
      found.focus();
      found.scrollIntoView?.({ block: 'center' });
      return;
    }
  }
}

function fieldAt(place: string): HTMLElement | null {
  const id = idOfPlace(place);
  return (
    document.getElementById(id) ??
    document.querySelector<HTMLElement>(`input[id^="${id}."], select[id^="${id}."]`)
  );
}
