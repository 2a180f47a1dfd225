import { describe, expect, it } from 'vitest';
import { isTimeZone, listedZone, zoneName, zonesByRegion } from '../../../src/lib/time/zone.ts';

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

  it('are called as they are today, and found in the list by every name', () => {
    expect(zoneName('Asia/Calcutta')).toBe('Asia/Kolkata');
    expect(zoneName('Europe/Kiev')).toBe('Europe/Kyiv');
    const all = zonesByRegion().flatMap(({ zones }) => zones);
    const names = all.map(zoneName);
    for (const name of ['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'Europe/Berlin', 'UTC']) {
      expect([name, all.includes(listedZone(name))]).toEqual([name, true]);
    }
    expect(names).not.toContain('Asia/Saigon');
    expect(new Set(names).size).toBe(names.length);
    expect(listedZone('Mars/Olympus_Mons')).toBe('Mars/Olympus_Mons');
  });

  it('are listed once each, UTC first', () => {
    const all = zonesByRegion().flatMap(({ zones }) => zones);
    expect(all[0]).toBe('UTC');
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(300);
    expect(all.every(isTimeZone)).toBe(true);
  });
});
