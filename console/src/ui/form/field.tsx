import { Input, InputNumber, Radio } from 'antd';
import type { MediaView } from '@wide-angle/shared';
import type { FieldSpec, FieldValue } from './fields.ts';
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
  const isGroup = spec.kind === 'choice' || spec.kind === 'media';
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

function Control({ id, spec, value, error, isFirst, onChange }: FieldProps & { id: string }) {
  const aria = {
    id,
    'aria-required': spec.isRequired,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error ? `${id}-error` : undefined,
  };
  switch (spec.kind) {
    case 'text':
      return (
        <Input.TextArea
          {...aria}
          value={typeof value === 'string' ? value : ''}
          maxLength={spec.max}
          autoFocus={isFirst}
          autoSize={{ minRows: spec.rows ?? 3, maxRows: 10 }}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'choice':
      return (
        <Radio.Group
          className="choices"
          value={value}
          onChange={(event) => onChange(event.target.value as string)}
        >
          {spec.options.map((option) => (
            <Radio key={option.value} value={option.value}>
              {option.label}
              {option.hint && <span className="secondary choice-hint">{option.hint}</span>}
            </Radio>
          ))}
        </Radio.Group>
      );
    case 'number':
      return (
        <InputNumber
          {...aria}
          value={typeof value === 'number' ? value : null}
          min={1}
          max={spec.max}
          precision={0}
          suffix={spec.unit}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'moment':
      return <MomentField aria={aria} spec={spec} value={value} onChange={onChange} />;
    case 'pick':
      return <PickField aria={aria} spec={spec} value={value} onChange={onChange} />;
    case 'media':
      return (
        <MediaField
          value={Array.isArray(value) ? (value as MediaView[]) : []}
          onChange={onChange}
        />
      );
  }
}
