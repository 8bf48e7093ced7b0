import { changedSettings, choicesOf, DEFAULT_SETTINGS, refuseSettings } from './settings.ts';

const quiet = (from: number, to: number) => ({
  ...DEFAULT_SETTINGS,
  quiet: { isOn: true, from, to },
});

it('lets nobody switch off orders to him or red cards of his own', () => {
  const off = (role: 'manager' | 'bureau' | 'resident', key: 'wechat.order' | 'wechat.red') =>
    refuseSettings(role, { ...DEFAULT_SETTINGS, off: [key] });
  expect(off('manager', 'wechat.order')).toBe('message.cannotSwitchOff');
  expect(off('manager', 'wechat.red')).toBe('message.cannotSwitchOff');
  expect(off('bureau', 'wechat.order')).toBeNull();
  expect(off('bureau', 'wechat.red')).toBeNull();
  expect(off('resident', 'wechat.red')).toBeNull();
  // He gets none.
  expect(off('resident', 'wechat.order')).toBe('message.cannotSwitchOff');
});

it('takes quiet hours that are a night', () => {
  expect(refuseSettings('resident', DEFAULT_SETTINGS)).toBeNull();
  expect(refuseSettings('resident', quiet(18 * 60, 9 * 60))).toBeNull();
  expect(refuseSettings('resident', quiet(17 * 60 + 59, 9 * 60))).toBe('message.badQuietHours');
  expect(refuseSettings('resident', quiet(18 * 60, 9 * 60 + 1))).toBe('message.badQuietHours');
  expect(refuseSettings('resident', quiet(NaN, 9 * 60))).toBe('message.badQuietHours');
  expect(refuseSettings('resident', quiet(1100.5, 9 * 60))).toBe('message.badQuietHours');
});

it('leaves alone what only another of one’s roles can switch', () => {
  const asOwner = changedSettings('resident', DEFAULT_SETTINGS, {
    ...DEFAULT_SETTINGS,
    off: ['wechat.red', 'wechat.progress'],
  });
  expect(asOwner.off).toEqual(['wechat.progress', 'wechat.red']);
  // As a worker he sees neither; both stay.
  const asStaff = changedSettings('staff', asOwner, { ...DEFAULT_SETTINGS, off: ['wechat.task'] });
  expect(asStaff.off).toEqual(['wechat.progress', 'wechat.task', 'wechat.red']);
  expect(changedSettings('resident', asStaff, DEFAULT_SETTINGS).off).toEqual([]);
});

it('offers each role its choices', () => {
  expect(choicesOf('resident')).toEqual(['wechat.progress', 'wechat.task', 'wechat.red']);
  expect(choicesOf('manager')).toEqual([
    'inbox.progress',
    'wechat.task',
    'wechat.yellow',
    'inbox.digest',
    'wechat.digest',
  ]);
  expect(choicesOf('administrator')).toEqual([]);
});
