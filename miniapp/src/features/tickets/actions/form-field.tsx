import { type PolicyView, type TicketAction } from '@wide-angle/shared';
import { Field } from '../../../ui/field';
import { LimitField } from '../../../ui/limit-field';
import { Rate } from '../../../ui/rate';
import { Uploader } from '../../../ui/uploader';
import { type Uploads } from '../../../ui/use-uploads';
import { AmountField, ChoiceField, DayField, TextField, YesNoField } from './fields/plain-fields';
import { PickerField } from './fields/picker-field';
import {
  answerOf,
  type FieldSpec,
  type FormContext,
  type PickerFieldSpec,
  type YesNoFieldSpec,
} from './form-spec';
import { labelOf } from './forms';

export interface FormFieldProps {
  field: FieldSpec;
  context: FormContext;
  policy: PolicyView | null;
  uploads: Uploads;
  /** What the server found wrong with it. */
  error: string | undefined;
  onChange: (value: string | number | boolean) => void;
  /** Leaves this form for another action's. */
  onSwitch: (action: TicketAction) => void;
}

/** One question of a form: its label, and the control of its kind. */
export function FormField(props: FormFieldProps) {
  const { field, context, error } = props;
  // Stars bring their own label.
  if (field.kind === 'rating') {
    const value = context.values[field.name];
    return (
      <Rate
        label={field.label}
        value={typeof value === 'number' ? value : null}
        onChange={props.onChange}
      />
    );
  }
  return (
    <Field
      label={field.label}
      help={field.help}
      error={error}
      optional={answerOf(field.optional ?? false, context)}
    >
      <Control {...props} />
    </Field>
  );
}

function Control(props: FormFieldProps) {
  const { field, context, uploads, error, onChange } = props;
  const value = context.values[field.name];
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'text':
      return <TextField field={field} value={text} bad={error !== undefined} onChange={onChange} />;
    case 'media':
      return <Uploader uploads={uploads} />;
    case 'yesNo': {
      const said = typeof value === 'boolean' ? value : undefined;
      return (
        <YesNoField
          field={field}
          value={said}
          onChange={onChange}
          noHelp={field.noHelp && answerOf(field.noHelp, context)}
          instead={insteadOf(field, props)}
        />
      );
    }
    default:
      return <Chooser {...props} />;
  }
}

/** The action that is usually meant by a no, where the ticket has it open. */
function insteadOf({ noLeadsTo }: YesNoFieldSpec, { context, onSwitch }: FormFieldProps) {
  const { ticket } = context;
  const view = ticket.actions.find((one) => one.action === noLeadsTo);
  if (!noLeadsTo || !view || view.refusal !== null) return null;
  return { label: labelOf(noLeadsTo, ticket), onTap: () => onSwitch(noLeadsTo) };
}

/** Controls by which one of many is chosen. */
function Chooser(props: FormFieldProps) {
  const { field, context, onChange } = props;
  const value = context.values[field.name];
  const chosen = typeof value === 'string' ? value : null;
  switch (field.kind) {
    case 'choice':
      return <ChoiceField options={field.options(context)} value={chosen} onChange={onChange} />;
    case 'amount': {
      const amount = typeof value === 'number' ? value : undefined;
      return <AmountField category={context.category} value={amount} onChange={onChange} />;
    }
    case 'day':
      return <DayField field={field} now={context.now} value={chosen} onChange={onChange} />;
    case 'limit':
      return <LimitField now={context.now} value={chosen} onChange={onChange} />;
    default:
      return isPicker(field) ? <Picker {...props} field={field} value={chosen} /> : null;
  }
}

const PICKERS: ReadonlySet<FieldSpec['kind']> = new Set([
  'handler',
  'organization',
  'category',
  'mainTicket',
]);

function isPicker(field: FieldSpec): field is PickerFieldSpec {
  return PICKERS.has(field.kind);
}

type PickerProps = FormFieldProps & { field: PickerFieldSpec; value: string | null };

function Picker({ field, context, policy, error, value, onChange }: PickerProps) {
  const bad = error !== undefined;
  return <PickerField {...{ field, policy, value, bad, onChange }} ticket={context.ticket} />;
}
