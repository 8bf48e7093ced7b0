import { hashPassword, isPassword, PUBLIC_PASSWORD_COST, STANDARD_COST } from './password-hash.js';

const hash = (password: string) => hashPassword(password, PUBLIC_PASSWORD_COST);

describe('password hashes', () => {
  it('know their password and no other', async () => {
    const stored = await hash('高唐 2026!');
    expect(await isPassword('高唐 2026!', stored)).toBe(true);
    expect(await isPassword('高唐 2026', stored)).toBe(false);
    expect(await isPassword('', stored)).toBe(false);
  });

  it('differ for the same password', async () => {
    expect(await hash('same')).not.toBe(await hash('same'));
  });

  it('take the same characters however they were typed', async () => {
    expect(await isPassword('cafe\u0301', await hash('caf\u00e9'))).toBe(true);
    expect(await isPassword('pass', await hash('pass'))).toBe(true);
  });

  it('keep their cost, so that hashes of another cost still work', async () => {
    const stored = await hashPassword('later', { logN: 4, r: 1, p: 1 });
    expect(stored).toMatch(/^scrypt\$4\$1\$1\$/);
    expect(await isPassword('later', stored)).toBe(true);
    const standard = await hashPassword('now', STANDARD_COST);
    expect(standard).toMatch(/^scrypt\$14\$8\$5\$/);
    expect(standard.length).toBeLessThanOrEqual(200);
    expect(await isPassword('now', standard)).toBe(true);
  });

  it('are not mistaken for something else', async () => {
    await expect(isPassword('x', 'plain text')).rejects.toThrow('Not a password hash');
  });
});
