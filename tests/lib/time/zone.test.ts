import { describe, expect, it } from 'vitest';
import { isTimeZone, zoneName, zonesByRegion } from '../../../src/lib/time/zone.ts';

describe('time zones', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Ushuaia'])('%s is one', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', '+01:00', 'Mars/Olympus_Mons', 'Europe/Berlin; drop table', 'Europe/Ber\u0000lin'])(
    '%j is none',
    (name) => {
      expect(isTimeZone(name)).toBe(false);
    },
  );

  it('are written without underscores', () => {
    expect(zoneName('America/New_York')).toBe('America/New York');
  });

  it('are listed once each, UTC first', () => {
    const all = zonesByRegion().flatMap(({ zones }) => zones);
    expect(all[0]).toBe('UTC');
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(300);
    expect(all.every(isTimeZone)).toBe(true);
  });
});
