import {
  ORGANIZATION_LABELS,
  ROLE_LABELS,
  type PolicyView,
  type TicketView,
} from '@wide-angle/shared';
import { api } from '../../../../lib/api/clients';
import { useLoad } from '../../../../lib/load/use-load';
import { useSession } from '../../../../lib/session/session';
import { problemText } from '../../../../platform/problem-error';
import { Notice } from '../../../../ui/notice';
import { type Option } from '../../../../ui/options';
import { Select } from '../../../../ui/select';
import { Skeleton } from '../../../../ui/skeleton';
import { type PickerFieldSpec } from '../form-spec';
import { mainTicketOptions } from './main-tickets';

export interface PickerFieldProps {
  field: PickerFieldSpec;
  ticket: TicketView;
  policy: PolicyView | null;
  value: string | null;
  bad: boolean;
  onChange: (value: string) => void;
}

/** Somebody or something out of a list that the server gives. */
export function PickerField({ field, ticket, policy, value, bad, onChange }: PickerFieldProps) {
  const { role } = useSession();
  const found = useLoad(`pick.${field.kind}.${ticket.id}`, () =>
    optionsOf(field.kind, ticket, policy, role),
  );
  if (found.data === null) {
    return found.error ? (
      <Notice
        tone="red"
        text={problemText(found.error)}
        action="再试"
        onAction={() => void found.reload()}
      />
    ) : (
      <Skeleton cards={1} lines={1} />
    );
  }
  if (found.data.length === 0) return <Notice tone="plain" text={NOTHING[field.kind]} />;
  return (
    <Select title={field.label} options={found.data} value={value} bad={bad} onChange={onChange} />
  );
}

const NOTHING: Readonly<Record<PickerFieldSpec['kind'], string>> = {
  handler: '本单位没有其他在岗的同事。',
  organization: '辖区内没有可以派的单位。',
  category: '没有可以改的类别。',
  mainTicket: '这个小区没有别的在办诉求可以并入。',
};

async function optionsOf(
  kind: PickerFieldSpec['kind'],
  ticket: TicketView,
  policy: PolicyView | null,
  role: string | null,
): Promise<Option[]> {
  switch (kind) {
    case 'handler':
      return handlers(ticket);
    case 'organization':
      return organizations(ticket);
    case 'category':
      return categories(ticket, policy);
    case 'mainTicket':
      return mainTickets(ticket, role);
  }
}

async function handlers(ticket: TicketView): Promise<Option[]> {
  const colleagues = await api.organization.colleagues();
  return colleagues
    .filter((one) => one.personId !== ticket.handlerId)
    .map((one) => ({ value: one.personId, label: one.name, note: ROLE_LABELS[one.role] }));
}

async function organizations(ticket: TicketView): Promise<Option[]> {
  const targets = await api.organization.targets();
  return targets
    .filter((one) => one.id !== ticket.responsibleId)
    .map((one) => ({ value: one.id, label: one.name, note: ORGANIZATION_LABELS[one.kind] }));
}

async function categories(ticket: TicketView, policy: PolicyView | null): Promise<Option[]> {
  const { classes, categories: all } =
    policy ??
    (await api.organization.policy({
      query: { estateId: ticket.estateId, version: ticket.policyVersion },
    }));
  return all
    .filter((one) => one.isOffered && one.code !== ticket.categoryCode)
    .map((one) => {
      const limits = classes.find((cls) => cls.code === one.classCode);
      return {
        value: one.code,
        label: one.name,
        note: limits && `${limits.name}，${limits.finish}内办结`,
      };
    });
}

/** Open tickets of the same estate; companies and offices call that list differently. */
async function mainTickets(ticket: TicketView, role: string | null): Promise<Option[]> {
  const tile = role === 'manager' || role === 'department' ? 'team' : 'open';
  const { items } = await api.ticket.list({
    query: { tile, estateId: ticket.estateId, limit: 50 },
  });
  return mainTicketOptions(ticket, items);
}
