import { Select, Switch } from 'antd';
import {
  MESSAGE_KIND_LABELS,
  QUIET_LIMITS,
  type MessageChannel,
  type MessageSettingsView,
  type QuietHoursView,
  type SettingRow,
  type SwitchKey,
} from '@wide-angle/shared';
import { sentenceOfError } from '../../lib/problem.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { ErrorNotice, Notice } from '../../ui/notices.tsx';
import { CardSkeleton } from '../../ui/skeleton.tsx';
import { useMessageSettings, useSaveMessageSettings } from './settings-queries.ts';

/** Which messages reach the person how, and when his phone stays silent. Each switch is kept at once. */
export function MessageSettings() {
  const settings = useMessageSettings();
  const save = useSaveMessageSettings();
  const { data } = settings;
  if (settings.isError && !data)
    return <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />;
  if (!data) return <CardSkeleton lines={8} />;
  const keep = (change: { quiet?: Partial<QuietHoursView>; toggle?: SwitchKey }) =>
    save.mutate(bodyOf(data, change));
  return (
    <>
      <header className="page-head">
        <h1 tabIndex={-1}>消息设置</h1>
        <span className="secondary">浅色的开关不能关闭：这些消息关系到时限和责任。</span>
      </header>
      {save.isError && <Notice tone="red">{sentenceOfError(save.error)}</Notice>}
      <div className="card table-card">
        <DataTable
          caption="各类消息的接收方式"
          columns={columns(save.isPending, (toggle) => keep({ toggle }))}
          rows={data.rows}
          rowKey={({ kind }) => kind}
        />
      </div>
      <QuietHours
        quiet={data.quiet}
        isBusy={save.isPending}
        onChange={(quiet) => keep({ quiet })}
      />
    </>
  );
}

function columns(isBusy: boolean, onToggle: (key: SwitchKey) => void): Column<SettingRow>[] {
  const channel = (name: MessageChannel, title: string): Column<SettingRow> => ({
    key: name,
    title,
    width: 160,
    cell: ({ kind, channels }) => {
      const { rule, isOn } = channels[name];
      if (rule === 'never') return <span className="secondary">—</span>;
      return (
        <Switch
          checked={isOn}
          disabled={isBusy || rule === 'always'}
          aria-label={`${MESSAGE_KIND_LABELS[kind]}：${title}`}
          onChange={() => onToggle(`${name}.${kind}`)}
        />
      );
    },
  });
  return [
    { key: 'kind', title: '消息', cell: ({ kind }) => MESSAGE_KIND_LABELS[kind] },
    channel('inbox', '站内消息'),
    channel('wechat', '微信提醒'),
  ];
}

interface QuietHoursProps {
  quiet: QuietHoursView;
  isBusy: boolean;
  onChange: (change: Partial<QuietHoursView>) => void;
}

function QuietHours({ quiet, isBusy, onChange }: QuietHoursProps) {
  return (
    <section className="card quiet-hours" aria-labelledby="quiet-title">
      <h2 id="quiet-title">夜间免打扰</h2>
      <p className="secondary">特急、紧急的事和本单位的红牌随时提醒，不受免打扰影响。</p>
      <div className="filters">
        <Switch
          checked={quiet.isOn}
          disabled={isBusy}
          aria-label="夜间免打扰"
          onChange={(isOn) => onChange({ isOn })}
        />
        <Select
          aria-label="免打扰开始"
          value={quiet.from}
          disabled={isBusy || !quiet.isOn}
          options={minutes('from')}
          onChange={(from) => onChange({ from })}
        />
        <span>至次日</span>
        <Select
          aria-label="免打扰结束"
          value={quiet.to}
          disabled={isBusy || !quiet.isOn}
          options={minutes('to')}
          onChange={(to) => onChange({ to })}
        />
      </div>
    </section>
  );
}

const STEP = 30;

/** Each half hour that an end of the quiet hours may be. */
function minutes(end: keyof typeof QUIET_LIMITS): { value: number; label: string }[] {
  const { min, max } = QUIET_LIMITS[end];
  const two = (value: number) => String(value).padStart(2, '0');
  return Array.from({ length: (max - min) / STEP + 1 }, (_, i) => min + i * STEP).map((value) => ({
    value,
    label: `${two(Math.floor(value / 60))}:${two(value % 60)}`,
  }));
}

function bodyOf(
  { rows, quiet }: MessageSettingsView,
  change: { quiet?: Partial<QuietHoursView>; toggle?: SwitchKey },
) {
  const keys = rows.flatMap(({ kind, channels }) =>
    (['inbox', 'wechat'] as const)
      .filter((name) => channels[name].rule === 'choice')
      .map((name) => ({ key: `${name}.${kind}` as const, isOn: channels[name].isOn })),
  );
  const off = keys
    .filter(({ key, isOn }) => (key === change.toggle ? isOn : !isOn))
    .map(({ key }): SwitchKey => key);
  return { quiet: { ...quiet, ...change.quiet }, off };
}
