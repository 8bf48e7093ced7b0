import type { IsoTime } from '../api/time.ts';

/** One thing that made a limit another one, and by whose decision. */
export interface LimitMove {
  text: string;
  /** Post and organisation, `锦江社区 · 社区工作人员`; the system where no person decided. Never a person's name. */
  by: string;
  /** When it was decided; null where that is not written yet. */
  at: IsoTime | null;
}

/** Why the limit is what it is: the parts and a line per day (DESIGN §4.2). */
export interface DeadlineView {
  dueAt: IsoTime;
  isProvisional: boolean;
  summary: string;
  moves: LimitMove[];
  lines: string[];
}
