import { type MeView, type ResidenceView } from '@wide-angle/shared';
import { useState } from 'react';
import { load, save } from '../../platform/storage';

const KEY = 'home.estate';

/** The estates in which a person lives, each once; verified dwellings first. */
export function estatesOf(me: MeView | null): ResidenceView[] {
  const homes = [...(me?.residences ?? [])].sort(
    (one, other) => Number(other.isVerified) - Number(one.isVerified),
  );
  return homes.filter((home, index) => homes.findIndex(sameEstate(home)) === index);
}

const sameEstate = (home: ResidenceView) => (other: ResidenceView) =>
  other.estateId === home.estateId;

/** The estate that the home page speaks of: chosen before, else the first; null for somebody without a dwelling. */
export function useHomeEstate(me: MeView | null): {
  home: ResidenceView | null;
  estates: readonly ResidenceView[];
  choose: (estateId: string) => void;
} {
  const [chosen, setChosen] = useState(() => load<string>(KEY));
  const estates = estatesOf(me);
  const home = estates.find((one) => one.estateId === chosen) ?? estates[0] ?? null;
  const choose = (estateId: string) => {
    save(KEY, estateId);
    setChosen(estateId);
  };
  return { home, estates, choose };
}
