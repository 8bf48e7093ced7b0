/** Mini-program tags that Taro's H5 build draws as `<taro-…-core>`. */
const taroTags = new Set([
  ...[
    'view',
    'text',
    'button',
    'input',
    'textarea',
    'image',
    'scroll-view',
    'swiper',
    'swiper-item',
  ],
  ...['form', 'label', 'switch', 'slider', 'checkbox', 'checkbox-group', 'radio', 'radio-group'],
  ...[
    'picker',
    'picker-view',
    'picker-view-column',
    'navigator',
    'icon',
    'progress',
    'rich-text',
    'video',
  ],
  ...['cover-view', 'cover-image', 'map', 'canvas', 'web-view', 'movable-view', 'movable-area'],
]);

/** `taro-view-core` → `view`; a browser's own tag stays as it is. */
export const miniTag = (tagName: string): string =>
  tagName.toLowerCase().replace(/^taro-(.+)-core$/, '$1');

/** A selector in mini-program tags → one for the H5 document (`view.row > text` → `taro-view-core.row > …`). */
export function h5Selector(selector: string): string {
  // Pieces in brackets and quotes are kept; a tag stands at the start or after a combinator, comma or bracket.
  return selector
    .split(/(\[[^\]]*\]|"[^"]*"|'[^']*')/)
    .map((piece, at) =>
      at % 2 === 1
        ? piece
        : piece.replace(
            /(^|[\s>+~,(])([a-z][a-z-]*)(?![\w-]*\()/g,
            (whole, before: string, tag: string) =>
              taroTags.has(tag) ? `${before}:is(taro-${tag}-core, ${tag})` : whole,
          ),
    )
    .join('');
}
