import { theme as antdTheme, type ThemeConfig } from 'antd';

/** Words on a ground: the state tags and cards. */
export interface Tone {
  readonly fg: string;
  readonly bg: string;
}

/** The colours of the product (LOOKS: one face for mini-program and console). */
export interface Palette {
  readonly page: string;
  readonly card: string;
  readonly text: string;
  readonly secondary: string;
  readonly hairline: string;
  readonly hover: string;
  readonly brand: string;
  readonly onBrand: string;
  readonly brandTint: string;
  readonly header: string;
  readonly onHeader: string;
  readonly danger: string;
  readonly onDanger: string;
  readonly tones: Readonly<Record<ToneName, Tone>>;
}

export const TONE_NAMES = [
  'pending',
  'processing',
  'waiting',
  'closed',
  'yellow',
  'red',
  'ended',
] as const;
export type ToneName = (typeof TONE_NAMES)[number];

export type Scheme = 'light' | 'dark';

export const PALETTES: Readonly<Record<Scheme, Palette>> = {
  light: {
    page: '#F4F6F8',
    card: '#FFFFFF',
    text: '#1B2430',
    secondary: '#5A6675',
    hairline: '#E3E8EE',
    hover: '#F3F8FA',
    brand: '#0B6B8A',
    onBrand: '#FFFFFF',
    brandTint: '#E6F3F7',
    header: '#0B6B8A',
    onHeader: '#FFFFFF',
    danger: '#C4281B',
    onDanger: '#FFFFFF',
    tones: {
      pending: { fg: '#175CD3', bg: '#EAF2FF' },
      processing: { fg: '#0B6B8A', bg: '#E6F3F7' },
      waiting: { fg: '#6941C6', bg: '#F4EFFF' },
      closed: { fg: '#067647', bg: '#E3F8EC' },
      yellow: { fg: '#8A5300', bg: '#FFF3D6' },
      red: { fg: '#B42318', bg: '#FEECEA' },
      ended: { fg: '#475467', bg: '#EEF0F3' },
    },
  },
  dark: {
    page: '#12171D',
    card: '#1B222B',
    text: '#E7ECF2',
    secondary: '#A3AFBD',
    hairline: '#303B47',
    hover: '#222C36',
    brand: '#5CC3E0',
    onBrand: '#06222B',
    brandTint: '#15323D',
    header: '#1B222B',
    onHeader: '#E7ECF2',
    danger: '#FF8A7E',
    onDanger: '#2B0B08',
    tones: {
      pending: { fg: '#8DB9FF', bg: '#16294A' },
      processing: { fg: '#5CC3E0', bg: '#15323D' },
      waiting: { fg: '#C6B0FF', bg: '#2A2150' },
      closed: { fg: '#6BD69B', bg: '#0F2C1E' },
      yellow: { fg: '#FFC65C', bg: '#33260A' },
      red: { fg: '#FF8A7E', bg: '#3A1714' },
      ended: { fg: '#B7C2CF', bg: '#2B343F' },
    },
  },
};

export const FONT_FAMILY =
  "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',system-ui,sans-serif";

/** The palette as CSS variables, e.g. `--brand`, `--red-fg`, `--red-bg`. */
export function cssVariables(scheme: Scheme): Record<string, string> {
  const { tones, ...plain } = PALETTES[scheme];
  const colours = Object.entries(plain).map(([name, value]) => [`--${kebab(name)}`, value]);
  const toned = TONE_NAMES.flatMap((name) => [
    [`--${name}-fg`, tones[name].fg],
    [`--${name}-bg`, tones[name].bg],
  ]);
  return Object.fromEntries([...colours, ...toned, ['--font', FONT_FAMILY]]) as Record<
    string,
    string
  >;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Writes the variables to the page; called when the scheme changes. */
export function paintPage(scheme: Scheme, root: HTMLElement): void {
  for (const [name, value] of Object.entries(cssVariables(scheme)))
    root.style.setProperty(name, value);
  root.style.colorScheme = scheme;
}

/** The same values for the components of antd. @param motion false where the person asked for less of it */
export function antdThemeOf(scheme: Scheme, motion: boolean): ThemeConfig {
  const palette = PALETTES[scheme];
  return {
    algorithm: scheme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      motion,
      fontFamily: FONT_FAMILY,
      fontSize: 14,
      borderRadius: 8,
      borderRadiusLG: 12,
      colorPrimary: palette.brand,
      colorLink: palette.brand,
      colorInfo: palette.brand,
      colorError: palette.danger,
      colorSuccess: palette.tones.closed.fg,
      colorWarning: palette.tones.yellow.fg,
      colorTextBase: palette.text,
      colorText: palette.text,
      colorTextSecondary: palette.secondary,
      colorTextDescription: palette.secondary,
      colorTextPlaceholder: palette.secondary,
      colorBgContainer: palette.card,
      colorBgElevated: palette.card,
      colorBgLayout: palette.page,
      colorBorderSecondary: palette.hairline,
    },
    components: {
      Button: {
        primaryColor: palette.onBrand,
        dangerColor: palette.onDanger,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
      },
      Segmented: { trackBg: palette.hairline },
    },
  };
}
