import type { NewBuilding, NewEstate, NewFacility } from '../../organizations/index.js';
import { address, estateName } from './names.js';
import type { Dice } from './random.js';

const LIFT: NewFacility = { kind: 'lift', name: '电梯', categoryCode: 'lift_stopped' };
const GATE: NewFacility = { kind: 'gate', name: '东门门禁', categoryCode: 'access_control' };
const PUMP: NewFacility = { kind: 'pump', name: '水泵房', categoryCode: 'outage' };

/** What the n-th estate is made of: old ones without lifts, newer ones with. */
export function anEstatePlan(
  n: number,
  communityId: string,
  dice: Dice,
  hasCommittee: boolean,
): NewEstate {
  const completedYear = dice.between(1992, 2021);
  // The first estate is the one that visitors are led to: it has everything.
  const hasLifts = n === 0 || completedYear >= 2008;
  return {
    communityId,
    name: estateName(n),
    address: address(dice),
    households: dice.between(80, 900),
    completedYear,
    hasCommittee,
    buildings: Array.from({ length: dice.between(2, 4) }, (_, at) => aBuilding(at, hasLifts)),
    facilities: hasLifts ? [GATE, PUMP] : [GATE],
  };
}

function aBuilding(at: number, hasLifts: boolean): NewBuilding {
  const facilities = hasLifts ? [LIFT] : [];
  return {
    name: `${at + 1}号楼`,
    entrances: [
      { name: '1单元', facilities },
      { name: '2单元', facilities },
    ],
  };
}
