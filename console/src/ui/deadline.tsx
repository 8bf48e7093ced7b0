import { deadlineText, fromIso, LIMIT_LABELS, type Instant } from '@wide-angle/shared';
import type { PressingLimit } from '@wide-angle/shared';

/** `办结 还剩 5 小时`; red and worded when it has passed. A dash where nothing presses. */
export function Deadline({ limit, now }: { limit: PressingLimit | null; now: Instant }) {
  if (!limit) return <span className="secondary">—</span>;
  const { late, text } = deadlineText(now, fromIso(limit.dueAt));
  return (
    <span className="deadline">
      <span className="secondary">{LIMIT_LABELS[limit.kind]}</span>{' '}
      <span className={late ? 'deadline-late' : undefined}>{text}</span>
    </span>
  );
}
