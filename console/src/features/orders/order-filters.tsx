import { Button, Segmented, Select, Switch } from 'antd';
import {
  DAY,
  localDate,
  ORDER_STATE_LABELS,
  ORDER_STATES,
  type Instant,
  type OrderFilter,
  type OrderState,
} from '@wide-angle/shared';
import type { OrderChoice, OrderPeriod } from './order-choice.ts';
import { useOrderBoard } from './queries.ts';

const PERIOD_LABELS: Readonly<Record<OrderPeriod, string>> = {
  month: '本月签发',
  quarter: '近三个月签发',
  year: '今年签发',
};

/** The choice as the server is asked for it. Periods begin with a local day and end today. */
export function filterOf(choice: OrderChoice, now: Instant): OrderFilter {
  const { state, late, issuer, addressee, period } = choice;
  return {
    ...(state ? { state } : {}),
    ...(late ? { late } : {}),
    ...(issuer ? { issuerId: issuer } : {}),
    ...(addressee ? { addresseeId: addressee } : {}),
    ...(period ? { issuedFrom: firstDayOf(period, now) } : {}),
  };
}

function firstDayOf(period: OrderPeriod, now: Instant): string {
  const today = localDate(now);
  if (period === 'year') return `${today.slice(0, 4)}-01-01`;
  if (period === 'month') return `${today.slice(0, 7)}-01`;
  return localDate(now - 91 * DAY);
}

/** Narrows the list by state, lateness, organisations and period. */
export function OrderFilters(props: {
  choice: OrderChoice;
  onChoice: (choice: OrderChoice) => void;
}) {
  const { choice, onChoice } = props;
  const change = (part: Partial<OrderChoice>) => onChoice({ ...choice, ...part });
  const board = useOrderBoard({}).data;
  return (
    <div className="filters" role="search" aria-label="筛选督办单">
      <Segmented
        aria-label="督办单状态"
        value={choice.state ?? 'all'}
        options={[
          { value: 'all', label: '全部' },
          ...ORDER_STATES.map((value) => ({ value, label: ORDER_STATE_LABELS[value] })),
        ]}
        onChange={(value) => change({ state: value === 'all' ? undefined : (value as OrderState) })}
      />
      <OfficeSelect
        label="签发单位"
        value={choice.issuer}
        offices={board?.byIssuer ?? []}
        onChange={(issuer) => change({ issuer })}
      />
      <OfficeSelect
        label="承办单位"
        value={choice.addressee}
        offices={board?.byAddressee ?? []}
        onChange={(addressee) => change({ addressee })}
      />
      <Select
        allowClear
        aria-label="签发时间"
        placeholder="签发时间不限"
        value={choice.period}
        options={Object.entries(PERIOD_LABELS).map(([value, label]) => ({ value, label }))}
        onChange={(period?: string) => change({ period: period as OrderPeriod | undefined })}
        style={{ width: 148 }}
      />
      <label className="order-late">
        <Switch
          size="small"
          checked={choice.late === '1'}
          onChange={(isOn) => change({ late: isOn ? '1' : undefined })}
        />{' '}
        只看逾期
      </label>
      {Object.values(choice).some(Boolean) && (
        <Button type="text" onClick={() => onChoice({})}>
          清除筛选
        </Button>
      )}
    </div>
  );
}

function OfficeSelect(props: {
  label: string;
  value: string | undefined;
  offices: readonly { organizationId: string; name: string }[];
  onChange: (id?: string) => void;
}) {
  return (
    <Select
      allowClear
      aria-label={props.label}
      placeholder={`全部${props.label}`}
      value={props.value}
      showSearch={{ optionFilterProp: 'label' }}
      options={props.offices.map(({ organizationId, name }) => ({
        value: organizationId,
        label: name,
      }))}
      onChange={props.onChange}
      style={{ width: 176 }}
    />
  );
}
