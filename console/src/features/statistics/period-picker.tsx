import { DatePicker, Segmented } from 'antd';
import dayjs from 'dayjs';
import {
  checkPeriod,
  PERIOD_KINDS,
  PERIOD_LABELS,
  type Period,
  type PeriodKind,
} from '@wide-angle/shared';

interface PeriodPickerProps {
  kind: PeriodKind | undefined;
  period: Period;
  onKind: (kind: PeriodKind) => void;
  onPeriod: (period: Period) => void;
}

/** A named period, or any days. */
export function PeriodPicker({ kind, period, onKind, onPeriod }: PeriodPickerProps) {
  return (
    <>
      <Segmented
        aria-label="统计时间"
        value={kind ?? ''}
        options={PERIOD_KINDS.map((value) => ({ value, label: PERIOD_LABELS[value] }))}
        onChange={(value) => onKind(value as PeriodKind)}
      />
      <DatePicker.RangePicker
        aria-label="统计起止日期"
        allowClear={false}
        value={[dayjs(period.from), dayjs(period.to)]}
        onChange={(days) => {
          const [from, to] = (days ?? []).map((day) => day?.format('YYYY-MM-DD') ?? '');
          if (from && to && checkPeriod({ from, to }) === null) onPeriod({ from, to });
        }}
      />
    </>
  );
}
