import type { IsoTime } from '../api/time.ts';

/** Why the limit is what it is: the parts and a line per day (DESIGN §4.2). */
export interface DeadlineView {
  dueAt: IsoTime;
  isProvisional: boolean;
  summary: string;
  moves: string[];
  lines: string[];
}
