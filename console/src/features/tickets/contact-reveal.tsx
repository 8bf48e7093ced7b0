import { Button } from 'antd';
import { useRef, useState } from 'react';
import { REASON_MAX, type ContactView, type TicketView } from '@wide-angle/shared';
import { createIntentKeys } from '../../lib/intent-key.ts';
import { useApi } from '../../lib/services.ts';
import { FormDialog } from '../../ui/form/form-dialog.tsx';
import { textIn } from '../../ui/form/fields.ts';

/** The reporter's contact, given for a reason that is logged; gone again when the ticket is left. */
export function ContactReveal({ ticket }: { ticket: TicketView }) {
  const api = useApi();
  const keyFor = useRef(createIntentKeys());
  const [isAsking, setAsking] = useState(false);
  const [contact, setContact] = useState<ContactView | null>(null);
  if (contact) return <Contact contact={contact} />;
  if (!ticket.mayAskContact) return <span className="secondary">不可查看</span>;
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        查看联系方式
      </Button>
      {isAsking && (
        <FormDialog
          title="查看业主联系方式"
          intro="请写明用途。您的姓名、时间和用途会记录在案，业主也可以查到。"
          fields={() => [
            {
              kind: 'text',
              name: 'reason',
              label: '用途',
              max: REASON_MAX,
              rows: 2,
              isRequired: true,
            },
          ]}
          submitLabel="查看"
          onSubmit={async (values) => {
            const body = { reason: textIn(values, 'reason') };
            const params = { id: ticket.id };
            const idempotencyKey = keyFor.current(body);
            setContact(await api.tickets.contact({ params, body, idempotencyKey }));
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Contact({ contact: { name, phone, dwelling } }: { contact: ContactView }) {
  return (
    <span className="contact">
      {name} <a href={`tel:${phone}`}>{phone}</a>
      {dwelling && <span> · {dwelling}</span>}
      <span className="secondary"> 本次查看已记录</span>
    </span>
  );
}
