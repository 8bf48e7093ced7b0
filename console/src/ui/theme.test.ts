import { PALETTES, TONE_NAMES, type Palette, type Scheme } from './theme.ts';

/** Contrast of two colours after WCAG 2: 1 to 21. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function channel(value: number): number {
  return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** All words of the console with what lies behind them. */
function pairs(palette: Palette): [string, string, string][] {
  const { page, card, hover, text, secondary, brand, brandTint } = palette;
  const grounds = { page, card, hover, brandTint };
  return [
    ...Object.entries(grounds).flatMap(([name, ground]): [string, string, string][] => [
      [`text on ${name}`, text, ground],
      [`secondary on ${name}`, secondary, ground],
      [`brand on ${name}`, brand, ground],
    ]),
    ...TONE_NAMES.map((name): [string, string, string] => [
      name,
      palette.tones[name].fg,
      palette.tones[name].bg,
    ]),
    ['late words on card', palette.tones.red.fg, card],
    ['button', palette.onBrand, brand],
    ['alarm', palette.onDanger, palette.danger],
    ['header', palette.onHeader, palette.header],
  ];
}

const rows = (['light', 'dark'] as Scheme[]).flatMap((scheme) =>
  pairs(PALETTES[scheme]).map(([name, fg, bg]) => ({ scheme, name, fg, bg })),
);

test.each(rows)('$scheme: $name is readable', ({ fg, bg }) => {
  expect(contrast(fg, bg)).toBeGreaterThanOrEqual(4.5);
});
