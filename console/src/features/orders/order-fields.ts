import {
  DAY,
  HOUR,
  ORDER_LIMIT_MAX_DAYS,
  ORDER_LIMIT_MIN_HOURS,
  type Instant,
} from '@wide-angle/shared';
import type { FieldSpec } from '../../ui/form/fields.ts';

/** A text of several lines that has to be written. */
export const words = (name: string, label: string, max: number): FieldSpec => ({
  kind: 'text',
  name,
  label,
  max,
  rows: 4,
  isRequired: true,
});

/** By when the addressee is to reply: within the span that an order may give. */
export const limit = (now: Instant, isRequired: boolean): FieldSpec => ({
  kind: 'moment',
  name: 'dueAt',
  label: isRequired ? '回复期限' : '新的回复期限',
  min: now + ORDER_LIMIT_MIN_HOURS * HOUR,
  max: now + ORDER_LIMIT_MAX_DAYS * DAY,
  withTime: true,
  isRequired,
});
