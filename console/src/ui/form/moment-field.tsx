import { DatePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { localDate } from '@wide-angle/shared';
import { endOfDay, fromPicker, toPicker } from '../../lib/times.ts';
import type { FieldSpec, FieldValue } from './fields.ts';

interface MomentFieldProps {
  aria: Record<string, string | boolean | undefined>;
  spec: FieldSpec & { kind: 'moment' };
  value: FieldValue;
  onChange: (value: FieldValue) => void;
}

/** A day, or a day and time, in Asia/Shanghai; gives an instant. */
export function MomentField({ aria, spec, value, onChange }: MomentFieldProps) {
  const { min, max, withTime } = spec;
  const take = (picked: Dayjs | null) => {
    const at = picked ? fromPicker(picked) : undefined;
    onChange(at === undefined || withTime ? at : endOfDay(at));
  };
  const isOutside = (day: Dayjs) => {
    const date = day.format('YYYY-MM-DD');
    return date < localDate(min) || date > localDate(max);
  };
  return (
    <DatePicker
      {...aria}
      value={typeof value === 'number' ? toPicker(value) : null}
      format={withTime ? 'YYYY年M月D日 HH:mm' : 'YYYY年M月D日'}
      showTime={withTime ? { format: 'HH:mm', minuteStep: 10 } : false}
      showNow={false}
      disabledDate={isOutside}
      onChange={take}
      style={{ width: '100%' }}
    />
  );
}
