import { Text, View } from '@tarojs/components';
import {
  PHOTOS_MAX,
  VIDEOS_MAX,
  type Instant,
  type PolicyView,
  type TicketAction,
  type TicketView,
} from '@wide-angle/shared';
import { useEffect, useState } from 'react';
import { categoryIn } from '../../../lib/policy/use-policy';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { Sheet } from '../../../ui/sheet';
import { arrived, isUploading, mediaIdsOf, type UploadEntry } from '../../../ui/upload-list';
import { useUploads, type Uploads } from '../../../ui/use-uploads';
import { bodyOf, fieldsOf, flawOf, type FormMedia } from './action-body';
import { type FormContext, type FormValues } from './form-spec';
import { FormField } from './form-field';
import { explainOf, formOf, labelOf, verbOf } from './forms';
import { type TicketActing } from './use-ticket-action';

/** What was filled in when a form was closed before, so that a slip of the finger loses nothing. */
export interface KeptForm {
  values: FormValues;
  /** Photos and videos that had arrived. */
  uploads: readonly UploadEntry[];
}

export interface ActionFormProps {
  action: TicketAction;
  ticket: TicketView;
  policy: PolicyView | null;
  now: Instant;
  acting: TicketActing;
  kept?: KeptForm;
  onKeep: (form: KeptForm | undefined) => void;
  /** Leaves for another action's form. */
  onSwitch: (action: TicketAction) => void;
  onClose: () => void;
}

/** The form of one action, as its description says; sends it and closes when it is done. */
export function ActionForm(props: ActionFormProps) {
  const { action, ticket, acting, onKeep } = props;
  const form = formOf(action);
  const facts = { ticket, category: categoryIn(props.policy, ticket.categoryCode), now: props.now };
  const [values, setValues] = useState<FormValues>(
    () => props.kept?.values ?? form.initial?.(facts) ?? {},
  );
  const [tried, setTried] = useState(false);
  const uploads = useUploads({ photos: PHOTOS_MAX, videos: VIDEOS_MAX }, props.kept?.uploads);
  const { entries } = uploads;
  useEffect(() => onKeep({ values, uploads: arrived(entries) }), [values, entries, onKeep]);

  const context: FormContext = { ...facts, values };
  const media = mediaOf(uploads);
  const flaw = flawOf(action, context, media);
  const send = async () => {
    setTried(true);
    if (flaw) return;
    const result = await acting.run(action, ticket.id, bodyOf(action, context, media));
    // Where the ticket changed meanwhile, the words are kept for another try.
    if (result?.kind === 'done') onKeep(undefined);
    if (result && result.kind !== 'failed') props.onClose();
  };
  const footer = (
    <View className="wa-form__foot">
      <FormTrouble flaw={tried ? flaw : null} failure={acting.failure} />
      <Button
        variant={form.danger ? 'danger' : 'primary'}
        loading={acting.busyId !== null}
        onTap={() => void send()}
      >
        {verbOf(action, ticket)}
      </Button>
    </View>
  );
  return (
    <Sheet open padded title={labelOf(action, ticket)} onClose={props.onClose} footer={footer}>
      <View className="wa-form">
        <Text className="wa-note">{explainOf(action, ticket)}</Text>
        {fieldsOf(action, context).map((field) => (
          <FormField
            key={field.name}
            field={field}
            context={context}
            policy={props.policy}
            uploads={uploads}
            error={acting.failure?.fields[field.name]}
            onSwitch={props.onSwitch}
            onChange={(value) => setValues((old) => ({ ...old, [field.name]: value }))}
          />
        ))}
      </View>
    </Sheet>
  );
}

function mediaOf({ entries }: Uploads): FormMedia {
  return {
    ids: mediaIdsOf(entries),
    uploading: isUploading(entries),
    failed: entries.some((entry) => entry.state === 'failed'),
  };
}

/** What keeps the form from going: something missing, or what the server answered. */
function FormTrouble({ flaw, failure }: { flaw: string | null; failure: TicketActing['failure'] }) {
  if (flaw) return <Notice tone="yellow" text={flaw} />;
  return failure ? <Notice tone="red" text={failure.message} /> : null;
}
