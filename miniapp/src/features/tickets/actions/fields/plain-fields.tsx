import { Text, View } from '@tarojs/components';
import { fromIso, friendlyTime, type Category, type Instant } from '@wide-angle/shared';
import { Button } from '../../../../ui/button';
import { Chips } from '../../../../ui/chips';
import { Notice } from '../../../../ui/notice';
import { eveningAfter } from '../../../../ui/limits';
import { TextArea } from '../../../../ui/text-area';
import {
  type ChoiceOption,
  type DayFieldSpec,
  type TextFieldSpec,
  type YesNoFieldSpec,
} from '../form-spec';
import { amountChoices, daysAhead } from './amounts';

/** The words with others put behind them; a sentence that is there already is not said twice. */
export function withWords(text: string, words: string): string {
  if (text.includes(words)) return text;
  return text.trim() === '' ? words : `${text.trimEnd()}，${words}`;
}

interface TextFieldProps {
  field: TextFieldSpec;
  value: string;
  bad: boolean;
  onChange: (value: string) => void;
}

/** Words, with ready ones to tap. */
export function TextField({ field, value, bad, onChange }: TextFieldProps) {
  return (
    <>
      <TextArea
        value={value}
        onChange={onChange}
        max={field.max}
        placeholder={field.placeholder ?? ''}
        label={field.label}
        bad={bad}
      />
      {field.quick ? (
        <Chips
          options={field.quick.map((words) => ({ value: words, label: words }))}
          value={null}
          onTap={(words) => onChange(withWords(value, words).slice(0, field.max))}
        />
      ) : null}
    </>
  );
}

interface YesNoProps {
  field: YesNoFieldSpec;
  value: boolean | undefined;
  onChange: (value: boolean) => void;
  /** What follows from a no. */
  noHelp: string | undefined;
  /** Leads to the action that is usually meant by a no; its words, and what opens it. */
  instead: { label: string; onTap: () => void } | null;
}

/** Two answers side by side; neither is chosen from the start. */
export function YesNoField({ field, value, onChange, noHelp, instead }: YesNoProps) {
  return (
    <>
      <Chips
        options={[
          { value: 'yes', label: field.yes },
          { value: 'no', label: field.no },
        ]}
        value={value === undefined ? null : value ? 'yes' : 'no'}
        onTap={(answer) => onChange(answer === 'yes')}
      />
      {value === false && noHelp ? (
        <Notice tone="yellow" text={noHelp} action={instead?.label} onAction={instead?.onTap} />
      ) : null}
    </>
  );
}

interface ChoiceProps {
  options: readonly ChoiceOption[];
  value: string | null;
  onChange: (value: string) => void;
}

/** One of a few, with what follows from the chosen one. */
export function ChoiceField({ options, value, onChange }: ChoiceProps) {
  const note = options.find((option) => option.value === value)?.note;
  return (
    <>
      <Chips options={options} value={value} onTap={onChange} />
      {note ? <Text className="wa-note">{note}</Text> : null}
    </>
  );
}

interface AmountProps {
  category: Category | null;
  value: number | undefined;
  onChange: (value: number) => void;
}

/** So many working days or hours. */
export function AmountField({ category, value, onChange }: AmountProps) {
  const { unit, amounts } = amountChoices(category);
  return (
    <Chips
      options={amounts.map((one) => ({ value: String(one), label: `${one} ${unit}` }))}
      value={value === undefined ? null : String(value)}
      onTap={(one) => onChange(Number(one))}
    />
  );
}

interface DayProps {
  field: DayFieldSpec;
  now: Instant;
  value: string | null;
  onChange: (value: string) => void;
}

/** A day ahead: some at once, the others by stepping; the moment that goes out is always shown. */
export function DayField({ field, now, value, onChange }: DayProps) {
  const days = daysAhead(now, value);
  const step = (to: number) => onChange(eveningAfter(now, Math.min(Math.max(to, 1), field.max)));
  return (
    <>
      <Chips
        options={field.quick.map((one) => ({ value: String(one), label: `${one} 天后` }))}
        value={days === null ? null : String(days)}
        onTap={(one) => step(Number(one))}
      />
      {value !== null && days !== null ? (
        <View className="wa-stepper">
          <Button small onTap={() => step(days - 1)}>
            早一天
          </Button>
          <Text className="wa-stepper__value">{friendlyTime(now, fromIso(value))}</Text>
          <Button small onTap={() => step(days + 1)}>
            晚一天
          </Button>
        </View>
      ) : null}
    </>
  );
}
