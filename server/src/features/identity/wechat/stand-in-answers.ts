import { randomBytes } from 'node:crypto';

/** A refusal as WeChat words it. */
export function failure(errcode: number, errmsg: string): object {
  return { errcode, errmsg: `${errmsg}, rid: ${randomBytes(4).toString('hex')}` };
}
