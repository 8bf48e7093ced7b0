import { Text, View } from '@tarojs/components';
import { REASON_MAX, type ContactView } from '@wide-angle/shared';
import { useState } from 'react';
import { api } from '../../../lib/api/clients';
import { useSending } from '../../../lib/api/intent';
import { call } from '../../../platform/phone';
import { problemText } from '../../../platform/problem-error';
import { Button } from '../../../ui/button';
import { Cell } from '../../../ui/cell';
import { Chips } from '../../../ui/chips';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Sheet } from '../../../ui/sheet';
import { TextArea } from '../../../ui/text-area';

const REASONS = ['约上门时间', '核实情况', '回访'].map((text) => ({ value: text, label: text }));

export interface ContactSheetProps {
  ticketId: string;
  onClose: () => void;
}

/** Contact data of the reporter, for a reason that is logged and that the owner can be shown. */
export function ContactSheet({ ticketId, onClose }: ContactSheetProps) {
  const [reason, setReason] = useState('');
  const [contact, setContact] = useState<ContactView | null>(null);
  const asking = useSending(() =>
    api.ticket.contact({ params: { id: ticketId }, body: { reason: reason.trim() } }),
  );
  const ask = async () => {
    const answer = await asking.run();
    if (answer) setContact(answer);
  };
  const footer = contact ? (
    <Button variant="primary" icon="phone" onTap={() => void call(contact.phone)}>
      {`打电话给${contact.name}`}
    </Button>
  ) : (
    <Button
      variant="primary"
      loading={asking.busy}
      disabled={reason.trim() === ''}
      reason="请先写明用途"
      onTap={() => void ask()}
    >
      查看联系方式
    </Button>
  );
  return (
    <Sheet open padded title="联系业主" onClose={onClose} footer={footer}>
      {contact ? (
        <ContactFacts contact={contact} />
      ) : (
        <View className="wa-form">
          <Notice tone="plain" icon="lock" text="查看会留下记录：谁、什么时候、为什么看。" />
          <Field label="为什么要联系">
            <Chips options={REASONS} value={reason} onTap={setReason} />
            <TextArea
              value={reason}
              onChange={setReason}
              max={REASON_MAX}
              placeholder="写明用途"
              label="为什么要联系"
            />
          </Field>
          {asking.error ? <Notice tone="red" text={problemText(asking.error)} /> : null}
        </View>
      )}
    </Sheet>
  );
}

function ContactFacts({ contact }: { contact: ContactView }) {
  return (
    <View>
      <Cell title="称呼" value={contact.name} />
      <Cell title="手机号" value={<Text selectable>{contact.phone}</Text>} />
      {contact.dwelling ? <Cell title="住址" value={contact.dwelling} /> : null}
    </View>
  );
}
