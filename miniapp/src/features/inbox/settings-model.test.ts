import { type MessageSettingsView, type SettingRow } from '@wide-angle/shared';
import { afterTap, channelsOf, onOf, quietOptions, withQuiet } from './settings-model';

const TASK: SettingRow = {
  kind: 'task',
  channels: { inbox: { rule: 'always', isOn: true }, wechat: { rule: 'choice', isOn: true } },
};
const PROGRESS: SettingRow = {
  kind: 'progress',
  channels: { inbox: { rule: 'choice', isOn: false }, wechat: { rule: 'never', isOn: false } },
};
const VIEW: MessageSettingsView = {
  rows: [PROGRESS, TASK],
  quiet: { isOn: true, from: 1290, to: 450 },
  templates: [],
};

it('shows the channels that there are, and which are on', () => {
  expect(channelsOf(PROGRESS)).toEqual([{ value: 'inbox', label: '消息' }]);
  expect(onOf(PROGRESS)).toEqual([]);
  expect(onOf(TASK)).toEqual(['inbox', 'wechat']);
});

it('switches what can be switched, and keeps the rest', () => {
  expect(afterTap(VIEW, TASK, 'inbox')).toBeNull();
  expect(afterTap(VIEW, TASK, 'wechat')).toEqual({
    quiet: VIEW.quiet,
    off: ['inbox.progress', 'wechat.task'],
  });
  expect(afterTap(VIEW, PROGRESS, 'inbox')?.off).toEqual([]);
  expect(withQuiet(VIEW, { to: 480 })).toEqual({
    quiet: { isOn: true, from: 1290, to: 480 },
    off: ['inbox.progress'],
  });
});

it('offers half hours of a night', () => {
  const from = quietOptions('from');
  expect([from[0]?.label, from.at(-1)?.label]).toEqual(['18:00', '23:30']);
  expect(quietOptions('to').map(({ label }) => label)).toContain('07:30');
});
