import type { ErrorCode } from '../api/error-codes.ts';
import type { Role } from '../identity/roles.ts';
import type { MessageKind } from '../inbox/who-hears.ts';
import { MESSAGE_KINDS } from '../inbox/who-hears.ts';
import { type MessageChannel, MESSAGE_CHANNELS, deliveryRowsOf } from './delivery-table.ts';

/** Hours in which only what is urgent rings: minutes of the local day. From the evening over midnight to the morning. */
export interface QuietHours {
  readonly isOn: boolean;
  readonly from: number;
  readonly to: number;
}

/** One kind of message by one channel, e.g. `wechat.progress`. */
export type SwitchKey = `${MessageChannel}.${MessageKind}`;

/** What a person has chosen; one row for him, whatever he acts as. */
export interface MessageSettings {
  readonly quiet: QuietHours;
  /** What he has switched off. A row that cannot be switched off goes out nevertheless. */
  readonly off: readonly SwitchKey[];
}

export const SWITCH_KEYS: readonly SwitchKey[] = MESSAGE_CHANNELS.flatMap((channel) =>
  MESSAGE_KINDS.map((kind): SwitchKey => `${channel}.${kind}`),
);

/** Between which own quiet hours lie: a night, not a day. Minutes of the local day, both ends included. */
export const QUIET_LIMITS = {
  from: { min: 18 * 60, max: 23 * 60 + 30 },
  to: { min: 5 * 60, max: 9 * 60 },
} as const;

/** 21:30–07:30, everything on. */
export const DEFAULT_SETTINGS: MessageSettings = {
  quiet: { isOn: true, from: 21 * 60 + 30, to: 7 * 60 + 30 },
  off: [],
};

/** May somebody in this role switch this off? */
export function isChoice(role: Role, key: SwitchKey): boolean {
  return choicesOf(role).includes(key);
}

/** All that somebody in this role may switch off. */
export function choicesOf(role: Role): SwitchKey[] {
  return deliveryRowsOf(role).flatMap(({ kind, row }) =>
    MESSAGE_CHANNELS.filter((channel) => row.channels[channel] === 'choice').map(
      (channel): SwitchKey => `${channel}.${kind}`,
    ),
  );
}

/** Why settings are refused, or null. */
export function refuseSettings(role: Role, { quiet, off }: MessageSettings): ErrorCode | null {
  if (!off.every((key) => isChoice(role, key))) return 'message.cannotSwitchOff';
  return isWithin(quiet.from, QUIET_LIMITS.from) && isWithin(quiet.to, QUIET_LIMITS.to)
    ? null
    : 'message.badQuietHours';
}

/**
 * The settings after a change made in one role: what another of his roles alone can switch stays as it was.
 * @param change checked by {@link refuseSettings}
 */
export function changedSettings(
  role: Role,
  before: MessageSettings,
  change: MessageSettings,
): MessageSettings {
  const others = before.off.filter((key) => !isChoice(role, key));
  const off = SWITCH_KEYS.filter((key) => others.includes(key) || change.off.includes(key));
  return { quiet: change.quiet, off };
}

function isWithin(minute: number, { min, max }: { min: number; max: number }): boolean {
  return Number.isInteger(minute) && minute >= min && minute <= max;
}
