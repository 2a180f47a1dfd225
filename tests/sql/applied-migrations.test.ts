import { expect, test } from 'vitest';
import { migrationFiles } from '../../scripts/migrations/files.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const all = migrationFiles().map(({ version }) => version);

test('everybody may ask which migrations there are, and hears their numbers alone', () =>
  stage.play(async (scene) => {
    for (const who of ['visitor', 'amara', 'femi', 'service'] as const) {
      const [row] = await scene.as(who, (sql) => sql`select public.applied_migrations() as told`);
      expect(row!['told'], who).toEqual(all);
    }
  }));

test('nobody but the owner may read what the Supabase CLI has noted beside the numbers', () =>
  stage.play(async (scene) => {
    for (const who of ['visitor', 'amara', 'femi', 'service'] as const) {
      const notes = 'select statements from supabase_migrations.schema_migrations';
      expect(await scene.attempt(who, notes), who).toBe('42501');
    }
  }));

test('a migration that is taken back is told no longer', () =>
  stage.play(async (scene) => {
    const last = all.at(-1)!;
    await scene.owner`delete from supabase_migrations.schema_migrations where version = ${last}`;
    const [row] = await scene.as(
      'visitor',
      (sql) => sql`select public.applied_migrations() as told`,
    );
    expect(row!['told']).toEqual(all.slice(0, -1));
  }));

test('a database that was made without the Supabase CLI tells none', () =>
  stage.play(async (scene) => {
    await scene.owner`drop schema supabase_migrations cascade`;
    const [row] = await scene.as(
      'visitor',
      (sql) => sql`select public.applied_migrations() as told`,
    );
    expect(row!['told']).toEqual([]);
  }));
