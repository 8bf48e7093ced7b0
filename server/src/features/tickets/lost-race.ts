/** Somebody else changed what we were about to change. Nothing of ours is kept; looking again tells how it stands. */
export class LostRace extends Error {}
