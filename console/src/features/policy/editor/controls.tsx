import { useState } from 'react';
import type { Span } from '@wide-angle/shared';
import { Placed, type ControlAria, type PlacedProps } from './placed.tsx';

/** A control of one field of the draft: its place and label, its value, and who hears of a new one. */
export type Of<Value> = PlacedProps & { value: Value; onChange: (value: Value) => void };

/** Words of one line, or of several. */
export function TextControl({
  max,
  rows,
  value,
  onChange,
  ...placed
}: Of<string> & { max: number; rows?: number }) {
  return (
    <Placed {...placed}>
      {(aria) =>
        rows ? (
          <textarea
            {...aria}
            rows={rows}
            maxLength={max}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            {...aria}
            maxLength={max}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Placed>
  );
}

/** A number; NaN while the field is empty. Without a `step` it is a whole one. */
function AmountInput(props: {
  aria: ControlAria;
  step?: 'any';
  amount: number;
  onChange: (amount: number) => void;
}) {
  const { aria, step, amount, onChange } = props;
  return (
    <input
      {...aria}
      type="number"
      step={step}
      value={Number.isFinite(amount) ? amount : ''}
      onChange={(event) => onChange(event.target.valueAsNumber)}
    />
  );
}

/** A whole number with its unit. */
export function NumberControl({ unit, value, onChange, ...placed }: Of<number> & { unit: string }) {
  return (
    <Placed {...placed}>
      {(aria) => (
        <span className="nowrap">
          <AmountInput aria={aria} amount={value} onChange={onChange} /> {unit}
        </span>
      )}
    </Placed>
  );
}

/** One of some values. */
export function ChoiceControl({
  options,
  value,
  onChange,
  ...placed
}: Of<string> & { options: readonly { code: string; name: string }[] }) {
  return (
    <Placed {...placed}>
      {(aria) => (
        <select {...aria} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Placed>
  );
}

/** Hours are minutes by another name. */
const UNITS = {
  minutes: { unit: 'minutes', factor: 1, label: '分钟' },
  hours: { unit: 'minutes', factor: 60, label: '小时' },
  workingDays: { unit: 'workingDays', factor: 1, label: '个工作日' },
  naturalDays: { unit: 'naturalDays', factor: 1, label: '天' },
} as const satisfies Record<string, { unit: Span['unit']; factor: number; label: string }>;

type UnitKey = keyof typeof UNITS;

function unitOf({ unit, amount }: Span): UnitKey {
  return unit === 'minutes' && amount >= 60 && amount % 30 === 0 ? 'hours' : unit;
}

const UNITS_OF_CLOCK = {
  working: ['minutes', 'hours', 'workingDays'],
  natural: ['minutes', 'hours', 'naturalDays'],
  any: ['minutes', 'hours', 'workingDays', 'naturalDays'],
} as const;

/** A length: how many of which unit. `clock` says which units make sense. */
export function SpanControl({
  clock,
  value,
  onChange,
  ...placed
}: Of<Span> & { clock: keyof typeof UNITS_OF_CLOCK }) {
  const [chosen, setChosen] = useState<UnitKey>(() => unitOf(value));
  // The draft may have changed beneath, e.g. by the class's clock.
  const key = UNITS[chosen].unit === value.unit ? chosen : unitOf(value);
  const offered: readonly UnitKey[] = [...new Set([...UNITS_OF_CLOCK[clock], key])];
  const put = (amount: number, unit: UnitKey) =>
    onChange({ unit: UNITS[unit].unit, amount: Number((amount * UNITS[unit].factor).toFixed(3)) });
  const amount = value.amount / UNITS[key].factor;
  return (
    <Placed {...placed}>
      {(aria) => (
        <span className="nowrap">
          <AmountInput aria={aria} step="any" amount={amount} onChange={(next) => put(next, key)} />{' '}
          <select
            aria-label={`${placed.label}的单位`}
            value={key}
            onChange={(event) => {
              setChosen(event.target.value as UnitKey);
              put(amount, event.target.value as UnitKey);
            }}
          >
            {offered.map((unit) => (
              <option key={unit} value={unit}>
                {UNITS[unit].label}
              </option>
            ))}
          </select>
        </span>
      )}
    </Placed>
  );
}

/** Yes or no. */
export function FlagControl(props: {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}) {
  return (
    <label className="policy-flag">
      <input
        type="checkbox"
        checked={props.value}
        onChange={(event) => props.onChange(event.target.checked)}
      />{' '}
      {props.label}
    </label>
  );
}
