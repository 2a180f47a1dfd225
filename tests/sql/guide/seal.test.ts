import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { keyOf } from '../knocking.ts';
import { openStage } from '../stage.ts';

const stage = openStage();
const command = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/db/seal.ts', ...args], { encoding: 'utf8' });
const key = () => keyOf(stage.db.owner as never);

describe('npm run db:seal', () => {
  test('prints the line for the app’s environment', async () => {
    const { stdout, stderr, status } = command(stage.db.url);
    expect([stdout, stderr, status]).toEqual([`CAMPUS_SEAL_KEY=${await key()}\n`, '', 0]);
    expect(await key()).toMatch(/^[0-9a-f]{64}$/);
  });

  test('makes a new key when it is told to', async () => {
    const before = await key();
    const { stdout } = command('--renew', stage.db.url);
    expect(stdout).toBe(`CAMPUS_SEAL_KEY=${await key()}\n`);
    expect(await key()).not.toBe(before);
  });

  test('says what it takes', () => {
    expect(command('--all').stderr).toMatch(
      /^Say: npm run db:seal -- \[postgres url\] \[--renew\]/,
    );
  });
});
