import { useEffect, useRef, useState } from 'react';
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
  /** Asks once more; null where the answer was definite. */
  again: (() => void) | null;
}

interface State {
  asking: boolean;
  trouble: string | null;
  isDefinite: boolean;
}

/**
 * Fills in the place: by the code on the wall, else by the estate that was named, else by the person's only home. A
 * place that a restored draft brings along is kept where nothing newer is known.
 */
export function useArrival(query: ArrivalQuery, me: MeView, report: Report): Arrival {
  const { scene, estate, category } = query;
  const { change } = report;
  const [state, setState] = useState<State>({ ...FINE, asking: scene !== null });
  const [turn, setTurn] = useState(0);
  // The person may be loaded anew while he writes; that fills in nothing.
  const present = useRef(me);
  present.current = me;

  useEffect(() => {
    if (category) change((old) => ({ ...old, categoryCode: category }));
  }, [category, change]);

  const isLost = scene === null || state.trouble !== null;
  useEffect(() => {
    const home = isLost ? homeOf(present.current, estate) : null;
    if (!home) return;
    change((old) => (estate || old.estateId === null ? inEstateIfOther(old, home) : old));
    // Once, when the page opens or the code led nowhere; the person's own choice wins afterwards.
  }, [isLost, estate, change]);

  useEffect(() => {
    if (scene === null) return undefined;
    let isCurrent = true;
    setState({ ...FINE, asking: true });
    api.organization
      .scene({ params: { scene } })
      .then((found) => {
        if (!isCurrent) return;
        change((old) => atScene(old, found));
        setState(FINE);
      })
      .catch((error: unknown) => {
        if (isCurrent) setState(troubleOf(error));
      });
    return () => {
      isCurrent = false;
    };
  }, [scene, turn, change]);

  const again = state.isDefinite ? null : () => setTurn((count) => count + 1);
  return { asking: state.asking, trouble: state.trouble, again };
}

const FINE: State = { asking: false, trouble: null, isDefinite: true };

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

function troubleOf(error: unknown): State {
  const isDefinite = error instanceof ProblemError && error.code === 'scene.unknown';
  const trouble = isDefinite
    ? '这个码已停用或不存在，请在下面核对小区和位置。'
    : `没有认出这个码。${problemText(error)}`;
  return { asking: false, trouble, isDefinite };
}
