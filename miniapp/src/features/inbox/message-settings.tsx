import { Text, View } from '@tarojs/components';
import {
  MESSAGE_KIND_LABELS,
  type MessageChannel,
  type MessageSettingsView,
  type QuietHoursView,
  type SettingRow,
} from '@wide-angle/shared';
import { Card } from '../../ui/card';
import { Chips } from '../../ui/chips';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { channelsOf, onOf, quietOptions } from './settings-model';

interface KindsCardProps {
  view: MessageSettingsView;
  onTap: (row: SettingRow, channel: MessageChannel) => void;
}

/** Which message comes by which channel. */
export function KindsCard({ view, onTap }: KindsCardProps) {
  return (
    <Card title="接收方式">
      <View className="wa-form">
        {view.rows.map((row) => (
          <Field key={row.kind} label={MESSAGE_KIND_LABELS[row.kind]} help={hintOf(row)}>
            <Chips
              options={channelsOf(row)}
              value={onOf(row)}
              onTap={(channel) => onTap(row, channel)}
            />
          </Field>
        ))}
      </View>
    </Card>
  );
}

/** Why a tap does nothing. */
function hintOf({ channels: { inbox, wechat } }: SettingRow): string | undefined {
  if (inbox.rule === 'choice') return undefined;
  return wechat.rule === 'choice' ? '“消息”里始终保留' : '关系到时限和责任，不能关闭';
}

const ON_OFF = [
  { value: 'on', label: '开启' },
  { value: 'off', label: '关闭' },
] as const;

interface QuietCardProps {
  quiet: QuietHoursView;
  onChange: (quiet: Partial<QuietHoursView>) => void;
}

/** Hours in which the phone stays silent. */
export function QuietCard({ quiet, onChange }: QuietCardProps) {
  return (
    <Card title="夜间免打扰">
      <View className="wa-form">
        <Chips
          options={ON_OFF}
          value={quiet.isOn ? 'on' : 'off'}
          onTap={(value) => onChange({ isOn: value === 'on' })}
        />
        {quiet.isOn ? (
          <>
            <Field label="从">
              <Select
                title="免打扰开始"
                options={quietOptions('from')}
                value={String(quiet.from)}
                onChange={(minute) => onChange({ from: Number(minute) })}
              />
            </Field>
            <Field label="到次日">
              <Select
                title="免打扰结束"
                options={quietOptions('to')}
                value={String(quiet.to)}
                onChange={(minute) => onChange({ to: Number(minute) })}
              />
            </Field>
          </>
        ) : null}
        <Text className="wa-note">特急、紧急的事和本单位的红牌随时提醒，不受免打扰影响。</Text>
      </View>
    </Card>
  );
}

/** What WeChat needs beside the switches. */
export function WechatNotice() {
  return (
    <Notice
      tone="plain"
      icon="info"
      text="微信提醒须在小程序里允许：每允许一次，可以收到一条。没有允许时，到“消息”里查看。"
    />
  );
}
