/**
 * Scrolls a line sideways until an element stands in its middle. By hand, as `scrollIntoView` would move every box
 * around it too, and with them a page that is just sliding in.
 * @param id of the element; of several pages the one on top counts
 * @param line class of the box that scrolls
 */
export function centreInLine(id: string, line: string): void {
  const found = document.querySelectorAll<HTMLElement>(`[id="${id}"]`);
  const element = found[found.length - 1];
  const box = element?.closest(`.${line}`);
  if (!element || !box) return;
  const inner = element.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  box.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}
