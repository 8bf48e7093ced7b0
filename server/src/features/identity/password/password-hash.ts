import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/** Work factors of scrypt; memory is 128 · 2^logN · r bytes. */
export interface HashCost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP Password Storage Cheat Sheet, scrypt row with 16 MiB: several sign-ins at once stay within the server's memory. */
export const STANDARD_COST: HashCost = { logN: 14, r: 8, p: 5 };

/** For accounts whose passwords everybody knows (demo, tests): quick to make by the hundred. */
export const PUBLIC_PASSWORD_COST: HashCost = { logN: 10, r: 8, p: 1 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** `scrypt$14$8$5$<salt>$<hash>`: the cost is kept with the hash, so that it can be raised later. */
export async function hashPassword(password: string, cost: HashCost): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost, HASH_BYTES);
  const factors = [cost.logN, cost.r, cost.p];
  return ['scrypt', ...factors, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Is this the password? The comparison takes the same time wherever the hashes differ. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, logN, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || !salt || !hash) throw new Error('Not a password hash of this product');
  const expected = Buffer.from(hash, 'base64url');
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const actual = await derive(password, Buffer.from(salt, 'base64url'), cost, expected.length);
  return timingSafeEqual(actual, expected);
}

/** NFKC first: the same password typed on another keyboard or phone gives the same characters. */
function derive(password: string, salt: Buffer, cost: HashCost, length: number): Promise<Buffer> {
  const N = 2 ** cost.logN;
  const options: ScryptOptions = { N, r: cost.r, p: cost.p, maxmem: 256 * N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, length, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
