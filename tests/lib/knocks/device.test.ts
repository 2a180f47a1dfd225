import { describe, expect, it } from 'vitest';
import { DEVICE_DAYS, deviceOf, withDevice } from '../../../src/lib/knocks/device.ts';

const key = '0f'.repeat(32);
const now = Date.parse('2027-03-15T12:00:00Z');
const later = (days: number) => now + days * 86_400_000;
const amara = 'amara@example.org';

describe('a device', () => {
  const cookie = withDevice(undefined, amara, key, now);

  it('is known to the account that signed in on it, and to no other', () => {
    expect(deviceOf(cookie, amara, key, now)).toMatch(/^[\w-]{16}$/);
    expect(deviceOf(cookie, 'bola@example.org', key, now)).toBe('');
  });

  it('keeps its name when it signs in again, and is remembered longer', () => {
    const again = withDevice(cookie, amara, key, later(100));
    expect(deviceOf(again, amara, key, later(100))).toBe(deviceOf(cookie, amara, key, now));
    expect(deviceOf(cookie, amara, key, later(DEVICE_DAYS))).toBe('');
    expect(deviceOf(again, amara, key, later(DEVICE_DAYS))).not.toBe('');
  });

  it('is known to each of the last five people', () => {
    const names = ['amara', 'ben', 'bola', 'chidi', 'dana', 'esi'];
    const shared = names.reduce<string | undefined>(
      (before, name) => withDevice(before, `${name}@example.org`, key, now),
      undefined,
    );
    const known = names.filter((name) => deviceOf(shared, `${name}@example.org`, key, now) !== '');
    expect(known).toEqual(names.slice(1));
  });

  it.each([
    undefined,
    '',
    '~~~',
    '...',
    'a.b.c',
    cookie.replace(/.$/, cookie.endsWith('A') ? 'B' : 'A'),
    cookie.replace(/^./, cookie.startsWith('A') ? 'B' : 'A'),
    cookie.replace(/\.\d+\./, '.99999.'),
    'x'.repeat(100_000),
  ])('is unknown with a cookie that is not ours', (forged) => {
    expect(deviceOf(forged, amara, key, now)).toBe('');
    expect(deviceOf(withDevice(forged, amara, key, now), amara, key, now)).not.toBe('');
  });

  it('of another campus is unknown', () => {
    expect(deviceOf(cookie, amara, 'f0'.repeat(32), now)).toBe('');
  });
});
