import { Checkbox, Input, InputNumber, Radio } from 'antd';
import type { MediaView } from '@wide-angle/shared';
import type { FieldSpec, FieldValue, Option } from './fields.ts';
import { MediaField } from './media-field.tsx';
import { MomentField } from './moment-field.tsx';
import { PickField } from './pick-field.tsx';

interface FieldProps {
  spec: FieldSpec;
  value: FieldValue;
  error: string | undefined;
  isFirst: boolean;
  onChange: (value: FieldValue) => void;
}

/** A field with its label, hint and error, tied together for screen readers. */
export function Field(props: FieldProps) {
  const { spec, error } = props;
  const id = `field-${spec.name}`;
  const isGroup = ['choice', 'several', 'media'].includes(spec.kind);
  const Label = isGroup ? 'span' : 'label';
  return (
    <div
      className="field"
      role={isGroup ? 'group' : undefined}
      aria-labelledby={isGroup ? `${id}-label` : undefined}
    >
      <Label id={`${id}-label`} className="field-label" {...(isGroup ? {} : { htmlFor: id })}>
        {spec.label}
        {!spec.isRequired && <span className="secondary">（选填）</span>}
      </Label>
      {spec.hint && <p className="secondary field-hint">{spec.hint}</p>}
      <Control {...props} id={id} />
      {error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

interface ControlProps extends FieldProps {
  id: string;
}

function Control(props: ControlProps) {
  const { id, spec, value, error, isFirst, onChange } = props;
  const aria = {
    id,
    'aria-required': spec.isRequired,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
  };
  switch (spec.kind) {
    case 'text': {
      const shown = { value: textOf(value), maxLength: spec.max, autoFocus: isFirst };
      return <Words {...aria} {...shown} rows={spec.rows} onChange={onChange} />;
    }
    case 'number':
      return (
        <InputNumber
          {...aria}
          value={numberOf(value)}
          min={1}
          max={spec.max}
          precision={0}
          suffix={spec.unit}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'choice':
      return <Choice options={spec.options} value={value} onChange={onChange} />;
    case 'several':
      return (
        <Checkbox.Group
          className="several"
          value={severalOf(value)}
          options={spec.options.map(({ value: one, label }) => ({ value: one, label }))}
          onChange={onChange}
        />
      );
    case 'moment':
      return <MomentField aria={aria} spec={spec} value={value} onChange={onChange} />;
    case 'pick':
      return <PickField aria={aria} spec={spec} value={value} onChange={onChange} />;
    case 'media':
      return <MediaField value={mediaOf(value)} onChange={onChange} />;
  }
}

interface WordsProps {
  value: string;
  maxLength: number;
  autoFocus: boolean;
  rows: number | undefined;
  onChange: (value: string) => void;
}

/** A line, or as many as are asked for. */
function Words({ rows = 3, onChange, ...rest }: WordsProps) {
  return rows === 1 ? (
    <Input {...rest} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <Input.TextArea {...rest} rows={rows} onChange={(event) => onChange(event.target.value)} />
  );
}

interface ChoiceProps {
  options: readonly Option[];
  value: FieldValue;
  onChange: (value: string) => void;
}

function Choice({ options, value, onChange }: ChoiceProps) {
  return (
    <Radio.Group
      className="choices"
      value={value}
      onChange={(event) => onChange(event.target.value as string)}
    >
      {options.map((option) => (
        <Radio key={option.value} value={option.value}>
          {option.label}
          {option.hint && <span className="secondary choice-hint">{option.hint}</span>}
        </Radio>
      ))}
    </Radio.Group>
  );
}

function textOf(value: FieldValue): string {
  return typeof value === 'string' ? value : '';
}

function severalOf(value: FieldValue): string[] {
  return Array.isArray(value) ? (value as string[]) : [];
}

function numberOf(value: FieldValue): number | null {
  return typeof value === 'number' ? value : null;
}

function mediaOf(value: FieldValue): readonly MediaView[] {
  return Array.isArray(value) ? (value as readonly MediaView[]) : [];
}
