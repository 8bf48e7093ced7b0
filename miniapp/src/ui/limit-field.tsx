import { Text } from '@tarojs/components';
import { friendlyTime, type Instant, type IsoTime } from '@wide-angle/shared';
import { useState } from 'react';
import { Chips } from './chips';
import { limitDays, limitPresets, weekdayText } from './limits';
import { OptionSheet } from './select';

export interface LimitFieldProps {
  now: Instant;
  value: IsoTime | null;
  onChange: (value: IsoTime) => void;
}

const OTHER = 'other';

/** Until when an order has to be answered: the usual limits at once, any other day from a list. */
export function LimitField({ now, value, onChange }: LimitFieldProps) {
  const [choosing, setChoosing] = useState(false);
  const presets = limitPresets(now);
  const isPreset = presets.some((one) => one.value === value);
  const chosen = value === null ? null : isPreset ? value : OTHER;
  return (
    <>
      <Chips
        options={[...presets, { value: OTHER, label: '其他日期' }]}
        value={chosen}
        onTap={(one) => (one === OTHER ? setChoosing(true) : onChange(one))}
      />
      {value === null ? null : (
        <Text className="wa-limit-field__due">{dueText(now, Date.parse(value))}</Text>
      )}
      {choosing ? (
        <OptionSheet
          title="哪天下班前回复"
          hideSearch
          value={value}
          options={limitDays(now)}
          onChoose={(day) => {
            setChoosing(false);
            onChange(day);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </>
  );
}

/** `11月25日 17:30（周三）前回复`. */
function dueText(now: Instant, at: Instant): string {
  return `${friendlyTime(now, at)}（${weekdayText(at)}）前回复`;
}
