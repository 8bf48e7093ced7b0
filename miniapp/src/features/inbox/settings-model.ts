import {
  QUIET_LIMITS,
  type MessageChannel,
  type MessageSettingsBody,
  type MessageSettingsView,
  type QuietHoursView,
  type SettingRow,
  type SwitchKey,
} from '@wide-angle/shared';
import { type Option } from '../../ui/options';

export const CHANNEL_LABELS: Readonly<Record<MessageChannel, string>> = {
  inbox: '消息',
  wechat: '微信',
};

const CHANNELS: readonly MessageChannel[] = ['inbox', 'wechat'];

/** The channels that a kind can come by. */
export function channelsOf({ channels }: SettingRow): Option<MessageChannel>[] {
  return CHANNELS.filter((one) => channels[one].rule !== 'never').map((value) => ({
    value,
    label: CHANNEL_LABELS[value],
  }));
}

/** Those that are on. */
export function onOf({ channels }: SettingRow): MessageChannel[] {
  return CHANNELS.filter((one) => channels[one].isOn);
}

/** What to save after a channel of a kind was tapped; null where it cannot be switched. */
export function afterTap(
  view: MessageSettingsView,
  row: SettingRow,
  channel: MessageChannel,
): MessageSettingsBody | null {
  if (row.channels[channel].rule !== 'choice') return null;
  const key: SwitchKey = `${channel}.${row.kind}`;
  const off = offOf(view);
  const next = off.includes(key) ? off.filter((one) => one !== key) : [...off, key];
  return { quiet: view.quiet, off: next };
}

/** What to save after the quiet hours were changed. */
export function withQuiet(
  view: MessageSettingsView,
  quiet: Partial<QuietHoursView>,
): MessageSettingsBody {
  return { quiet: { ...view.quiet, ...quiet }, off: offOf(view) };
}

function offOf({ rows }: MessageSettingsView): SwitchKey[] {
  return rows.flatMap(({ kind, channels }) =>
    CHANNELS.filter((one) => channels[one].rule === 'choice' && !channels[one].isOn).map(
      (channel): SwitchKey => `${channel}.${kind}`,
    ),
  );
}

const STEP = 30;

/** Each half hour within the limits of an end of the quiet hours, e.g. `21:30`. */
export function quietOptions(end: keyof typeof QUIET_LIMITS): Option<string>[] {
  const { min, max } = QUIET_LIMITS[end];
  const count = (max - min) / STEP + 1;
  return Array.from({ length: count }, (_, i) => min + i * STEP).map((minute) => ({
    value: String(minute),
    label: minuteLabel(minute),
  }));
}

function minuteLabel(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
