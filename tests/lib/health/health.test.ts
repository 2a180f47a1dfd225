import { expect, test } from 'vitest';
import { healthOf, isWell, troubleOf } from '../../../src/lib/health/health.ts';

const expected = ['20251001090000', '20251001091800', '20251029102900'];

test('a database with every migration of the app is well', () => {
  const health = healthOf(expected, { versions: expected });
  expect(health).toEqual({
    app: 'ok',
    database: 'ok',
    migrations: { applied: '20251029102900', expected: '20251029102900', missing: [] },
  });
  expect(isWell(health)).toBe(true);
});

test('an app that is newer than its database says what is missing, also in the middle', () => {
  const health = healthOf(expected, { versions: ['20251001090000', '20251029102900'] });
  expect(health.migrations?.missing).toEqual(['20251001091800']);
  expect(isWell(health)).toBe(false);
});

test('a database that is newer than the app is well: it is migrated first', () => {
  const health = healthOf(expected, { versions: [...expected, '20260101000000'] });
  expect(health.migrations).toMatchObject({ applied: '20260101000000', missing: [] });
  expect(isWell(health)).toBe(true);
});

test('a database without the door, or without any migration, is not well', () => {
  const older = healthOf(expected, 'no door');
  expect(older.migrations).toEqual({ applied: null, expected: '20251029102900', missing: null });
  expect(isWell(older)).toBe(false);
  expect(isWell(healthOf(expected, { versions: [] }))).toBe(false);
});

test('a database that does not answer is not well', () => {
  const health = healthOf(expected, null);
  expect(health).toEqual({ app: 'ok', database: 'no answer', migrations: null });
  expect(isWell(health)).toBe(false);
});

test('whoever starts the app reads what is the matter, and nothing when all is well', () => {
  expect(troubleOf(healthOf(expected, { versions: expected }))).toBeNull();
  expect(troubleOf(healthOf(expected, null))).toMatch('does not answer');
  for (const told of ['no door', { versions: expected.slice(1) }] as const) {
    expect(troubleOf(healthOf(expected, told))).toMatch('npm run db:push');
  }
});
