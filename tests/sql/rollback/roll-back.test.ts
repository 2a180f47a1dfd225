import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rollBack } from '../../../scripts/migrations/roll-back.ts';
import { openDatabase, openOlderCampus, type Database } from '../../support/database.ts';
import { tellStory } from '../../support/world.ts';
import { catalogOf } from './catalog.ts';

let db: Database;
let scratch: string;
beforeAll(async () => {
  scratch = mkdtempSync(path.join(os.tmpdir(), 'campus-rollback-'));
  db = await openDatabase();
  await tellStory(db.owner);
  await rollBack(db.url, { folder: path.join(scratch, 'export'), say: console.log });
});
afterAll(async () => {
  await db.close();
  rmSync(scratch, { recursive: true });
});

describe('a rollback', () => {
  test('leaves the catalog of a campus that never had cohorts', async () => {
    const older = await openOlderCampus();
    const wanted = await catalogOf(older.owner);
    await older.close();
    expect(await catalogOf(db.owner)).toEqual(wanted);
  });
});
