import { Text, View } from '@tarojs/components';
import {
  ORDER_OUTCOME_LABELS,
  ORDER_OUTCOMES,
  PHOTOS_MAX,
  VIDEOS_MAX,
  type Instant,
  type OrderAction,
  type OrderOutcome,
  type OrderView,
} from '@wide-angle/shared';
import { useState } from 'react';
import { Button } from '../../../ui/button';
import { Chips } from '../../../ui/chips';
import { Field } from '../../../ui/field';
import { LimitField } from '../../../ui/limit-field';
import { Notice } from '../../../ui/notice';
import { Sheet } from '../../../ui/sheet';
import { TextArea } from '../../../ui/text-area';
import { isUploading, mediaIdsOf } from '../../../ui/upload-list';
import { Uploader } from '../../../ui/uploader';
import { useUploads, type Uploads } from '../../../ui/use-uploads';
import {
  firstValues,
  ORDER_FORMS,
  orderBody,
  orderFlaw,
  type OrderFormSpec,
  type OrderMedia,
  type OrderValues,
} from './order-forms';
import { type OrderActing } from './use-order-action';

export interface OrderFormProps {
  action: OrderAction;
  order: OrderView;
  now: Instant;
  acting: OrderActing;
  onClose: () => void;
}

/** The form of one action on an order; closes when it is done, or when the order turned out to be another. */
export function OrderForm({ action, order, now, acting, onClose }: OrderFormProps) {
  const spec = ORDER_FORMS[action];
  const [values, setValues] = useState<OrderValues>(() => firstValues(action, order, now));
  const [tried, setTried] = useState(false);
  const uploads = useUploads({ photos: PHOTOS_MAX, videos: VIDEOS_MAX });
  const media = mediaOf(uploads);
  const flaw = orderFlaw(spec, values, media, now);
  const send = async () => {
    setTried(true);
    if (flaw) return;
    const ended = await acting.run(action, order.id, orderBody(spec, values, media, order.version));
    if (ended) onClose();
  };
  const trouble = tried ? flaw : null;
  const footer = (
    <View className="wa-form__foot">
      {trouble ? <Notice tone="yellow" text={trouble} /> : null}
      {!trouble && acting.failure ? <Notice tone="red" text={acting.failure} /> : null}
      <Button
        variant={spec.danger ? 'danger' : 'primary'}
        loading={acting.busy}
        onTap={() => void send()}
      >
        {spec.verb}
      </Button>
    </View>
  );
  return (
    <Sheet open padded title={spec.label} onClose={onClose} footer={footer}>
      <View className="wa-form">
        <Text className="wa-note">{spec.explain}</Text>
        <OutcomeField
          spec={spec}
          value={values.outcome}
          onChange={(outcome) => setValues((old) => ({ ...old, outcome }))}
        />
        <WordsField
          spec={spec}
          value={values.text ?? ''}
          onChange={(text) => setValues((old) => ({ ...old, text }))}
        />
        {spec.limit ? (
          <Field label={spec.limit.label} optional={spec.limit.optional}>
            <LimitField
              now={now}
              value={values.dueAt ?? null}
              onChange={(dueAt) => setValues((old) => ({ ...old, dueAt }))}
            />
          </Field>
        ) : null}
        {spec.withMedia ? (
          <Field label="照片和视频" optional>
            <Uploader uploads={uploads} />
          </Field>
        ) : null}
      </View>
    </Sheet>
  );
}

function mediaOf({ entries }: Uploads): OrderMedia {
  return {
    ids: mediaIdsOf(entries),
    uploading: isUploading(entries),
    failed: entries.some((entry) => entry.state === 'failed'),
  };
}

/** How the order ended, where the action ends it. */
function OutcomeField(props: {
  spec: OrderFormSpec;
  value: OrderOutcome | undefined;
  onChange: (outcome: OrderOutcome) => void;
}) {
  if (!props.spec.withOutcome) return null;
  const options = ORDER_OUTCOMES.map((value) => ({ value, label: ORDER_OUTCOME_LABELS[value] }));
  return (
    <Field label="办理结果">
      <Chips options={options} value={props.value ?? null} onTap={props.onChange} />
    </Field>
  );
}

interface WordsFieldProps {
  spec: OrderFormSpec;
  value: string;
  onChange: (text: string) => void;
}

function WordsField({ spec, value, onChange }: WordsFieldProps) {
  const { label, max, placeholder, quick } = spec.text;
  const add = (words: string) => {
    if (value.includes(words)) return;
    onChange((value.trim() === '' ? words : `${value.trimEnd()}，${words}`).slice(0, max));
  };
  return (
    <Field label={label}>
      <TextArea
        value={value}
        onChange={onChange}
        max={max}
        placeholder={placeholder}
        label={label}
      />
      {quick ? (
        <Chips
          options={quick.map((words) => ({ value: words, label: words }))}
          value={null}
          onTap={add}
        />
      ) : null}
    </Field>
  );
}
