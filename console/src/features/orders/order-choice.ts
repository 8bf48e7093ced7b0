import type { OrderState } from '@wide-angle/shared';

export const ORDER_PERIODS = ['month', 'quarter', 'year'] as const;
export type OrderPeriod = (typeof ORDER_PERIODS)[number];

/** What somebody chose to see of the orders; it stands in the address. */
export interface OrderChoice {
  state?: OrderState | undefined;
  late?: '1' | undefined;
  issuer?: string | undefined;
  addressee?: string | undefined;
  /** When they were issued: this month, the last three, this year. */
  period?: OrderPeriod | undefined;
}
