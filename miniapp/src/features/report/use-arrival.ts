import { useEffect, useState } from 'react';
import { type MeView } from '@wide-angle/shared';
import { api } from '../../lib/api/clients';
import { problemText, ProblemError } from '../../platform/problem-error';
import { atScene, inEstate } from './draft';
import { type Report } from './use-report';

/** How the form was opened. */
export interface ArrivalQuery {
  scene: string | null;
  estate: string | null;
  category: string | null;
}

/** What came of the code: nothing to say, still asking, or a sentence about what is wrong with it. */
export interface Arrival {
  asking: boolean;
  trouble: string | null;
  again: () => void;
}

/**
 * Fills in the place: by the code on the wall, else by the estate that was named, else by the person's only home. A
 * place that a restored draft brings along is kept where nothing newer is known.
 */
export function useArrival(query: ArrivalQuery, me: MeView, report: Report): Arrival {
  const { scene, estate, category } = query;
  const { change } = report;
  const [state, setState] = useState<{ asking: boolean; trouble: string | null }>({
    asking: scene !== null,
    trouble: null,
  });
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    if (category) change((old) => ({ ...old, categoryCode: category }));
  }, [category, change]);

  useEffect(() => {
    if (scene !== null) return;
    const home = homeOf(me, estate);
    if (!home) return;
    change((old) => (estate || old.estateId === null ? inEstateIfOther(old, home) : old));
    // Once, when the page opens; the person's own choice wins afterwards.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- me may be refreshed while writing
  }, [scene, estate, change]);

  useEffect(() => {
    if (scene === null) return undefined;
    let isCurrent = true;
    setState({ asking: true, trouble: null });
    api.organization
      .scene({ params: { scene } })
      .then((found) => {
        if (!isCurrent) return;
        change((old) => atScene(old, found));
        setState({ asking: false, trouble: null });
      })
      .catch((error: unknown) => {
        if (isCurrent) setState({ asking: false, trouble: troubleOf(error) });
      });
    return () => {
      isCurrent = false;
    };
  }, [scene, turn, change]);

  return { ...state, again: () => setTurn((count) => count + 1) };
}

function homeOf(me: MeView, estate: string | null): { id: string; name: string } | null {
  const verified = me.residences.filter((home) => home.isVerified);
  const home = estate ? me.residences.find((one) => one.estateId === estate) : verified[0];
  return home ? { id: home.estateId, name: home.estateName } : null;
}

function inEstateIfOther(
  old: Parameters<typeof inEstate>[0],
  home: { id: string; name: string },
): Parameters<typeof inEstate>[0] {
  return old.estateId === home.id ? old : inEstate(old, home);
}

function troubleOf(error: unknown): string {
  if (error instanceof ProblemError && error.code === 'scene.unknown') {
    return '这个码已停用或不存在，请在下面选择小区。';
  }
  return `没有认出这个码。${problemText(error)}`;
}
