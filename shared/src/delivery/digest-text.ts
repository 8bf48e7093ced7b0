import type { Instant } from '../api/time.ts';
import { dayOf } from '../deadline/civil.ts';
import { dateText } from '../deadline/local-text.ts';
import type { MessageText } from '../inbox/message-text.ts';

/** What somebody answers for this morning. */
export interface DigestCounts {
  readonly open: number;
  readonly late: number;
  /** Limits of today that have not passed. */
  readonly dueToday: number;
}

/** Nothing to say: no message is sent. */
export function isEmptyDigest({ open, late, dueToday }: DigestCounts): boolean {
  return open === 0 && late === 0 && dueToday === 0;
}

/** The morning's numbers in one message. @param at on the day that they are for */
export function digestMessage({ open, late, dueToday }: DigestCounts, at: Instant): MessageText {
  const advice =
    late > 0
      ? '请先处理已超时的。'
      : dueToday > 0
        ? '请安排好今天到期的。'
        : '今天没有到期和超时的。';
  return {
    title: `${dateText(dayOf(at), false)}工单汇总`,
    text: `在办 ${open} 件，其中已超时 ${late} 件，今天到期 ${dueToday} 件。${advice}`,
  };
}
