import { useState } from 'react';
import { clockWords } from '@wide-angle/shared';
import type { Of } from './controls.tsx';
import { Placed } from './placed.tsx';

const DAY_MINUTES = 24 * 60;

/** How a time is written, for the hint beside it. */
export const TIME_HINT = '按 24 小时制填写，如 08:30；到当天结束填 24:00。';

/**
 * A minute of the day, as a time. Words and no `<input type="time">`: that one cannot hold 24:00, where a day's
 * last period may end.
 */
export function TimeControl({ value, onChange, ...placed }: Of<number>) {
  const [typed, setTyped] = useState<string | null>(null);
  // What is typed stands only while it is what the draft holds; the draft may change beneath.
  const isTyping = typed !== null && Object.is(minuteOf(typed), value);
  return (
    <Placed {...placed}>
      {(aria) => (
        <input
          {...aria}
          aria-invalid={aria['aria-invalid'] ?? (Number.isFinite(value) ? undefined : true)}
          className="policy-time"
          inputMode="numeric"
          autoComplete="off"
          maxLength={5}
          placeholder="00:00"
          value={isTyping ? typed : wordsOf(value)}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(minuteOf(event.target.value));
          }}
          // 8：30 is told back as 08:30; what is no time stays, to be mended.
          onBlur={() => Number.isFinite(value) && setTyped(null)}
        />
      )}
    </Placed>
  );
}

function wordsOf(minute: number): string {
  return Number.isFinite(minute) ? clockWords(minute) : '';
}

/** `08:30`, `8:30`, `0830` and `8：30` are 510, `24:00` is 1440; NaN for what is no time of a day. */
function minuteOf(text: string): number {
  const [, hour, minute] =
    /^(\d{1,2}(?=[:\uff1a])|\d{2})[:\uff1a]?(\d{2})$/.exec(text.trim()) ?? [];
  const at = Number(hour ?? NaN) * 60 + Number(minute ?? NaN);
  return Number(minute) < 60 && at <= DAY_MINUTES ? at : NaN;
}
