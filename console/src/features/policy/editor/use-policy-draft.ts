import { useMemo, useState } from 'react';
import {
  policyChanges,
  problemsOf,
  type PolicyDraft,
  type PolicyVersionView,
} from '@wide-angle/shared';
import { ApiProblem } from '../../../lib/problem.ts';
import type { DraftDesk, PlacedProblem } from './draft-desk.tsx';

/** A draft that the server has refused, and why. */
interface Refused {
  draft: PolicyDraft;
  problems: readonly PlacedProblem[];
}

export function draftOf({ policy }: PolicyVersionView): PolicyDraft {
  const { version: _, ...draft } = policy;
  return draft;
}

/** The draft with what is wrong with it, by this page's check and by the server's. */
export function usePolicyDraft(base: PolicyVersionView, categoriesInUse: readonly string[]) {
  const [draft, change] = useState(() => draftOf(base));
  const [refused, setRefused] = useState<Refused | null>(null);
  const [isEnded, setEnded] = useState(false);
  const problems = useMemo(
    () => allProblems(problemsOf(draft, { categoriesInUse }), refused, draft),
    [draft, categoriesInUse, refused],
  );
  const changes = useMemo(() => policyChanges(draftOf(base), draft), [base, draft]);
  const desk: DraftDesk = { draft, problems, categoriesInUse, change };
  return {
    ...desk,
    changes,
    isEnded,
    /** Takes the server's reasons to their fields. */
    refuse: (error: unknown) => setRefused({ draft, problems: placesIn(error) }),
    /** Nothing is lost any more by leaving. */
    end: (then: () => void) => () => {
      setEnded(true);
      then();
    },
  };
}

/** The server's reasons stand until what they are about has been changed. */
function allProblems(
  own: readonly PlacedProblem[],
  refused: Refused | null,
  draft: PolicyDraft,
): readonly PlacedProblem[] {
  const standing = (refused?.problems ?? []).filter(
    ({ place, text }) =>
      valueAt(draft, place) === valueAt(refused?.draft, place) &&
      !own.some((one) => one.place === place && one.text === text),
  );
  return [...own, ...standing];
}

function placesIn(error: unknown): readonly PlacedProblem[] {
  const fields = error instanceof ApiProblem ? error.problem.fields : undefined;
  return Object.entries(fields ?? {}).map(([place, text]) => ({ place, text }));
}

function valueAt(draft: unknown, place: string): unknown {
  return place
    .split('.')
    .reduce<unknown>(
      (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
      draft,
    );
}
