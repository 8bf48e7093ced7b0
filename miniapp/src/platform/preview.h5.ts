import { overridable } from './overridable';
import { type PreviewItem } from './preview';

const FULL =
  'position:fixed;top:0;right:0;bottom:0;left:0;z-index:1000;display:flex;align-items:center;justify-content:center;';
const BUTTON =
  'position:absolute;min-width:52px;min-height:52px;border:0;color:#fff;background:rgb(0 0 0/45%);' +
  'font:28px/52px system-ui;border-radius:26px;padding:0;';

function button(sign: string, label: string, place: string, onTap: () => void): HTMLElement {
  const element = document.createElement('button');
  element.textContent = sign;
  element.setAttribute('aria-label', label);
  element.style.cssText = BUTTON + place;
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    onTap();
  });
  return element;
}

function picture(item: PreviewItem): HTMLElement {
  const element = document.createElement(item.kind === 'video' ? 'video' : 'img');
  element.src = item.url;
  element.style.cssText = 'max-width:100%;max-height:100%;';
  if (element instanceof HTMLVideoElement) {
    element.controls = true;
    element.playsInline = true;
    if (item.poster) element.poster = item.poster;
    element.addEventListener('click', (event) => event.stopPropagation());
  }
  return element;
}

/** A viewer of a few lines: Taro's own pulls a carousel of 96 KB for the same. */
function openViewer({ sources, current }: { sources: PreviewItem[]; current: number }): void {
  const veil = document.createElement('div');
  veil.style.cssText = `${FULL}background:#000;`;
  veil.setAttribute('role', 'dialog');
  veil.setAttribute('aria-label', '查看照片和视频');
  // A key is heard wherever the focus stands, and by nobody behind the viewer.
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  const close = () => {
    document.removeEventListener('keydown', onKey, true);
    veil.remove();
  };
  const show = (index: number) => {
    const item = sources[index];
    if (!item) return;
    veil.textContent = '';
    veil.append(picture(item), button('×', '关闭', 'top:12px;right:12px;', close));
    if (sources[index - 1]) veil.append(button('‹', '上一张', 'left:12px;', () => show(index - 1)));
    if (sources[index + 1])
      veil.append(button('›', '下一张', 'right:12px;', () => show(index + 1)));
  };
  veil.addEventListener('click', close);
  document.addEventListener('keydown', onKey, true);
  show(current);
  document.body.append(veil);
}

const previewMedia = overridable('previewMedia', openViewer);

/** See preview.ts. */
export function preview(items: readonly PreviewItem[], index: number): void {
  previewMedia({ sources: [...items], current: index });
}
