import { createContext, use } from 'react';
import type { PolicyDraft, PolicyProblem } from '@wide-angle/shared';

/** What is wrong and where; the server's have no code. */
export type PlacedProblem = Pick<PolicyProblem, 'place' | 'text'>;

/** A row of the two levels: `groups.danger`, `categories.lighting`. */
export type RowPlace = `groups.${string}` | `categories.${string}`;

/** The draft on the desk, and all that its fields need. */
export interface DraftDesk {
  readonly draft: PolicyDraft;
  readonly problems: readonly PlacedProblem[];
  /** Of tickets that have not ended; such a category stays. */
  readonly categoriesInUse: readonly string[];
  readonly change: (next: PolicyDraft) => void;
}

const Desk = createContext<DraftDesk | null>(null);

export const DraftDeskProvider = Desk;

/** The draft that is being edited; throws outside of the editor. */
export function useDraft(): DraftDesk {
  const desk = use(Desk);
  if (!desk) throw new Error('no draft is being edited here');
  return desk;
}

/** The sentence of a problem without its place, which the field shows. */
export function reasonOf({ text }: PlacedProblem): string {
  return text.slice(text.indexOf('：') + 1);
}

/** Problems at a place, or within it. */
export function problemsWithin(
  problems: readonly PlacedProblem[],
  place: string,
): readonly PlacedProblem[] {
  return problems.filter((one) => one.place === place || one.place.startsWith(`${place}.`));
}
