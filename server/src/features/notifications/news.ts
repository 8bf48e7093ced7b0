import type {
  ClassCode,
  MessageAbout,
  MessageKind,
  Reader,
  WorkingCalendar,
} from '@wide-angle/shared';
import type { OutboxMessage } from '../../platform/outbox/outbox.js';

/** One happening, as people are told of it. */
export interface Letter {
  /** Names the happening: who has heard of it does not hear again. At most 80 characters. */
  readonly sourceKey: string;
  readonly at: number;
  readonly about: MessageAbout;
  readonly ticketId: string | null;
  readonly orderId: string | null;
  readonly subject: LetterSubject;
  /** By which nights and mornings are reckoned. */
  readonly calendar: WorkingCalendar;
  /** What goes out to other systems together with it. */
  readonly others?: readonly OutboxMessage[];
}

/** What it is about, in the words of short messages. */
export interface LetterSubject {
  /** Null where it is about no ticket. */
  readonly classCode: ClassCode | null;
  readonly place: string;
  readonly category: string;
  readonly number: string;
}

/** How one reader is told. */
export interface Wording {
  readonly kind: MessageKind;
  readonly reader: Reader;
  readonly title: string;
  readonly text: string;
}
