import { BrokenBoxes, type Box } from './boxes.js';

/** Version and flags, in front of every full box. */
const FULL_BOX = 4;
const UNKNOWN_32 = 0xffffffff;
const UNKNOWN_64 = 0xffffffffffffffffn;

/**
 * Duration from an `mvhd` or `mdhd` box, which begin alike: version, created, modified, time scale, duration.
 * @returns seconds; 0 for a duration that is marked as unknown
 * @throws BrokenBoxes for a box that is too short or has no time scale
 */
export function secondsOf(bytes: Buffer, box: Box): number {
  const body = bytes.subarray(box.body, box.end);
  const isLong = body[0] === 1;
  const scaleAt = FULL_BOX + (isLong ? 16 : 8);
  if (body.length < scaleAt + 4 + (isLong ? 8 : 4)) throw new BrokenBoxes(`${box.type} too short`);
  const scale = body.readUInt32BE(scaleAt);
  if (scale === 0) throw new BrokenBoxes('no time scale');
  return (isLong ? long(body, scaleAt + 4) : short(body, scaleAt + 4)) / scale;
}

function short(body: Buffer, at: number): number {
  const units = body.readUInt32BE(at);
  return units === UNKNOWN_32 ? 0 : units;
}

function long(body: Buffer, at: number): number {
  const units = body.readBigUInt64BE(at);
  return units === UNKNOWN_64 ? 0 : Number(units);
}
