import { Button, Modal } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { sentenceOfError } from '../../lib/problem.ts';
import { Notice } from '../notices.tsx';
import { Field } from './field.tsx';
import { missingIn, type FieldSpec, type FieldValue, type Values } from './fields.ts';

export interface FormDialogProps {
  title: string;
  /** What will happen, in a sentence. */
  intro?: ReactNode;
  /** May depend on what has been chosen so far. */
  fields: (values: Values) => readonly FieldSpec[];
  initial?: Values;
  submitLabel: string;
  isDanger?: boolean;
  /** The sentence to confirm before something that cannot be undone; null where nothing needs it. */
  confirmation?: (values: Values) => string | null;
  /** Shown above the fields, e.g. that the record has changed meanwhile. */
  notice?: ReactNode;
  /** Why it can no longer be sent; null while it can. */
  refusal?: string | null;
  /** Rejects with what the server answered; its sentence appears beside the button. */
  onSubmit: (values: Values) => Promise<void>;
  onClose: () => void;
}

/** Asks for what an action needs, lets it be confirmed where it cannot be undone, and keeps all words on a failure. */
export function FormDialog(props: FormDialogProps) {
  const form = useDialogForm(props);
  const { values, errors, confirming, failure, isSending } = form;
  const shown = props.fields(values);
  return (
    <Modal
      open
      title={props.title}
      onCancel={props.onClose}
      mask={{ closable: false }}
      width={560}
      destroyOnHidden
      footer={<Footer {...props} form={form} />}
    >
      {props.notice}
      {props.intro && <p className="secondary dialog-intro">{props.intro}</p>}
      <fieldset className="dialog-fields" disabled={isSending || confirming !== null}>
        {shown.map((spec, index) => (
          <Field
            key={spec.name}
            spec={spec}
            value={values[spec.name]}
            error={errors[spec.name]}
            isFirst={index === 0}
            onChange={(value) => form.change(spec.name, value)}
          />
        ))}
      </fieldset>
      {confirming && <Notice tone="yellow">{confirming}</Notice>}
      {(failure ?? props.refusal) && <Notice tone="red">{failure ?? props.refusal}</Notice>}
    </Modal>
  );
}

function Footer(props: FormDialogProps & { form: DialogForm }) {
  const { form, submitLabel, isDanger, refusal } = props;
  const isConfirming = form.confirming !== null;
  return (
    <div className="dialog-footer">
      <Button onClick={isConfirming ? form.backToEditing : props.onClose} disabled={form.isSending}>
        {isConfirming ? '返回修改' : '取消'}
      </Button>
      <Button
        type="primary"
        danger={isDanger ?? false}
        loading={form.isSending}
        disabled={Boolean(refusal)}
        onClick={form.submit}
      >
        {isConfirming ? `确认${submitLabel}` : submitLabel}
      </Button>
    </div>
  );
}

type DialogForm = ReturnType<typeof useDialogForm>;

function useDialogForm({ fields, initial, confirmation, onSubmit }: FormDialogProps) {
  const [values, setValues] = useState<Values>(initial ?? {});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [confirming, setConfirming] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  // A second click comes before React has rendered the disabled button.
  const sending = useRef(false);

  const send = async () => {
    if (sending.current) return;
    sending.current = true;
    setSending(true);
    setFailure(null);
    try {
      await onSubmit(values);
    } catch (error) {
      setFailure(sentenceOfError(error));
      setConfirming(null);
    } finally {
      sending.current = false;
      setSending(false);
    }
  };
  const submit = () => {
    const missing = missingIn(fields(values), values);
    setErrors(missing);
    if (Object.keys(missing).length > 0) return focusFirst(fields(values), missing);
    const question = confirmation?.(values) ?? null;
    if (question && confirming === null) return setConfirming(question);
    void send();
  };
  const change = (name: string, value: FieldValue) => {
    setValues((all) => ({ ...all, [name]: value }));
    setErrors(({ [name]: _fixed, ...rest }) => rest);
    setFailure(null);
  };
  const backToEditing = () => setConfirming(null);
  return { values, errors, confirming, failure, isSending, submit, change, backToEditing };
}

function focusFirst(fields: readonly FieldSpec[], missing: Record<string, string>): void {
  const first = fields.find((field) => missing[field.name]);
  if (first) document.getElementById(`field-${first.name}`)?.focus();
}
