import { type OrderFilter, type OrderState, type Role } from '@wide-angle/shared';
import { useState } from 'react';
import { Chips } from '../../../ui/chips';
import { OptionSheet } from '../../../ui/select';
import { officeOptions, orderStateOptions } from './order-model';
import { useAddressees } from './use-orders';

export interface OrderFiltersProps {
  filter: OrderFilter;
  role: Role | null;
  onChange: (filter: OrderFilter) => void;
}

const ALL = 'all';
const OFFICES: readonly Role[] = ['community', 'subdistrict', 'bureau'];

/** Narrows the list of orders: by state, to late ones, and for offices to those of one addressee. */
export function OrderFilters({ filter, role, onChange }: OrderFiltersProps) {
  return (
    <>
      <Chips<OrderState | typeof ALL>
        scroll
        value={filter.state ?? ALL}
        onTap={(one) => onChange({ ...filter, state: one === ALL ? undefined : one })}
        options={[{ value: ALL, label: '全部' } as const, ...orderStateOptions(role)]}
      />
      <FurtherFilters filter={filter} role={role} onChange={onChange} />
    </>
  );
}

const LATE = { value: 'late', label: '只看超时' } as const;
type Further = 'late' | 'addressee';

function FurtherFilters({ filter, role, onChange }: OrderFiltersProps) {
  const [choosing, setChoosing] = useState(false);
  const isOffice = role !== null && OFFICES.includes(role);
  const offices = useAddressees(isOffice).data ?? [];
  const chosen = offices.find(({ organizationId }) => organizationId === filter.addresseeId);
  const office = { value: 'addressee', label: chosen?.name ?? '全部责任单位' } as const;
  const on: Further[] = [];
  if (filter.late) on.push('late');
  if (chosen) on.push('addressee');
  const tap = (one: Further) => {
    if (one === 'addressee') setChoosing(true);
    else onChange({ ...filter, late: filter.late ? undefined : '1' });
  };
  return (
    <>
      <Chips<Further> options={isOffice ? [LATE, office] : [LATE]} value={on} onTap={tap} />
      {choosing ? (
        <OptionSheet
          title="责任单位"
          options={[{ value: ALL, label: '全部责任单位' }, ...officeOptions(offices)]}
          value={filter.addresseeId ?? ALL}
          onChoose={(id) => {
            setChoosing(false);
            onChange({ ...filter, addresseeId: id === ALL ? undefined : id });
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </>
  );
}
