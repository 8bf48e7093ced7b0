import { MINUTE, SECOND } from '@wide-angle/shared';
import { MediaSigner } from './media-signer.js';

const NOW = Date.UTC(2026, 2, 11, 1, 7, 30);
const signer = new MediaSigner('a secret');

const partsOf = (address: string) => {
  const url = new URL(address, 'http://localhost');
  return { path: url.pathname, e: url.searchParams.get('e')!, s: url.searchParams.get('s')! };
};

describe('MediaSigner', () => {
  test('an address is valid for at least half an hour and at most three quarters', () => {
    const { path, e, s } = partsOf(signer.addressOf('id-1', 'full', NOW));
    expect(path).toBe('/api/v1/media/id-1/full');
    expect(Number(e) * SECOND - NOW).toBeGreaterThanOrEqual(30 * MINUTE);
    expect(Number(e) * SECOND - NOW).toBeLessThanOrEqual(45 * MINUTE);
    expect(signer.check('id-1', 'full', e, s, NOW)).toBe('valid');
    expect(signer.check('id-1', 'full', e, s, Number(e) * SECOND - 1)).toBe('valid');
    expect(signer.check('id-1', 'full', e, s, Number(e) * SECOND)).toBe('expired');
  });

  test('stays the same within a quarter of an hour, so that caches work', () => {
    const at = (now: number) => signer.addressOf('id-1', 'full', now);
    const quarter = Math.floor(NOW / (15 * MINUTE)) * 15 * MINUTE;
    expect(at(quarter)).toBe(at(quarter + 15 * MINUTE - 1));
    expect(at(quarter)).not.toBe(at(quarter + 15 * MINUTE));
  });

  test('every changed part makes it forged, also long after its time', () => {
    const { e, s } = partsOf(signer.addressOf('id-1', 'thumb', NOW));
    const later = String(Number(e) + 900);
    expect(signer.check('id-2', 'thumb', e, s, NOW)).toBe('forged');
    expect(signer.check('id-1', 'full', e, s, NOW)).toBe('forged');
    expect(signer.check('id-1', 'thumb', later, s, NOW)).toBe('forged');
    expect(signer.check('id-1', 'thumb', e, s.slice(1), NOW)).toBe('forged');
    expect(signer.check('id-1', 'thumb', e, '', NOW)).toBe('forged');
    expect(signer.check('id-1', 'thumb', '0', s, NOW)).toBe('forged');
    expect(signer.check('id-1', 'thumb', 'never', 'x'.repeat(22), NOW)).toBe('forged');
    const flipped = (s.startsWith('A') ? 'B' : 'A') + s.slice(1);
    expect(signer.check('id-1', 'thumb', e, flipped, NOW + 100 * MINUTE)).toBe('forged');
  });

  test('another installation signs otherwise', () => {
    const { e, s } = partsOf(new MediaSigner('another secret').addressOf('id-1', 'full', NOW));
    expect(signer.check('id-1', 'full', e, s, NOW)).toBe('forged');
  });
});
