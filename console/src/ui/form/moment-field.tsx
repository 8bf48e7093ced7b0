import { DatePicker, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { atLocal, localDate, MINUTE, type Instant } from '@wide-angle/shared';
import { endOfDay, toPicker } from '../../lib/times.ts';
import type { FieldSpec, FieldValue } from './fields.ts';

const HOUR_MINUTES = 60;
const HALF_HOUR_MINUTES = 30;

interface MomentFieldProps {
  aria: Record<string, string | boolean | undefined>;
  spec: FieldSpec & { kind: 'moment' };
  value: FieldValue;
  onChange: (value: FieldValue) => void;
}

/** A day, or a day and time, in Asia/Shanghai; gives an instant. A day alone means its end of work. */
export function MomentField({ aria, spec, value, onChange }: MomentFieldProps) {
  const { min, max, withTime } = spec;
  const at = typeof value === 'number' ? value : null;
  const takeDay = (picked: Dayjs | null) => {
    if (!picked) return onChange(undefined);
    const date = picked.format('YYYY-MM-DD');
    onChange(withTime && at !== null ? atLocal(date, minutesOf(at)) : endOfDay(atLocal(date, 0)));
  };
  const isOutside = (day: Dayjs) => {
    const date = day.format('YYYY-MM-DD');
    return date < localDate(min) || date > localDate(max);
  };
  return (
    <div className="moment">
      <DatePicker
        {...aria}
        value={at === null ? null : toPicker(at)}
        format="YYYY年M月D日 ddd"
        disabledDate={isOutside}
        showNow={false}
        onChange={takeDay}
      />
      {withTime && (
        <Select
          aria-label={`${spec.label}的时间`}
          disabled={at === null}
          value={at === null ? null : minutesOf(at)}
          options={timesWith(at)}
          onChange={(minutes: number) => {
            if (at !== null) onChange(atLocal(localDate(at), minutes));
          }}
        />
      )}
    </div>
  );
}

function minutesOf(at: Instant): number {
  return Math.floor((at - atLocal(localDate(at), 0)) / MINUTE);
}

function timeText(minutes: number): string {
  const parts = [Math.floor(minutes / HOUR_MINUTES), minutes % HOUR_MINUTES];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Every half hour of the day, and the time that is there already. */
function timesWith(at: Instant | null) {
  const halfHours = Array.from({ length: 48 }, (_, index) => index * HALF_HOUR_MINUTES);
  const all = new Set([...halfHours, ...(at === null ? [] : [minutesOf(at)])]);
  return [...all]
    .sort((a, b) => a - b)
    .map((minutes) => ({ value: minutes, label: timeText(minutes) }));
}
