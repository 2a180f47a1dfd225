import type { TransactionSql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOlderCampus, type Database } from '../../support/database.ts';
import { noteOf, readSteps, type Step } from './steps.ts';

// What the migration does to people who are using the older tables: looked up in PostgreSQL's own list of locks,
// statement by statement, while the file's transaction is open.

/** A lock, on a table of the campus before cohorts, that keeps people from writing or from reading. */
type Lock = { file: string; statement: string; table: string; mode: string; timeout: number };

let older: Database;
let locks: Lock[];
let storage: { before: string[]; after: string[] };

beforeAll(async () => {
  older = await openOlderCampus();
  const tables = await olderTables();
  const before = await storageOf(tables);
  locks = [];
  for (const step of (await readSteps()).steps) locks.push(...(await locksOf(step, tables)));
  storage = { before, after: await storageOf(tables) };
});
afterAll(() => older.close());

test('whoever uses an older table never waits for the migration longer than a tenth of a second', () => {
  expect(locks.length).toBeGreaterThan(10);
  expect(locks.filter((lock) => lock.timeout === 0 || lock.timeout > 100)).toEqual([]);
});

test('a table that students write is held by nobody who still waits for another one', () => {
  for (const table of ['enrollments', 'lesson_progress']) {
    const held = locks.filter((lock) => lock.table === table);
    expect(held).not.toEqual([]);
    for (const { file } of held) {
      const order = locks.filter((lock) => lock.file === file).map((lock) => lock.table);
      expect(order.slice(order.indexOf(table))).toEqual(order.filter((other) => other === table));
    }
  }
});

test('a table is kept from its readers in a file of its own only', () => {
  const exclusive = locks.filter((lock) => lock.mode === 'AccessExclusiveLock');
  const kept = exclusive.map((lock) => lock.table);
  expect(kept.toSorted()).toEqual(['courses', 'enrollments', 'lesson_progress']);
  for (const { file, table } of exclusive) {
    const tables = locks.filter((lock) => lock.file === file).map((lock) => lock.table);
    expect([...new Set(tables)]).toEqual([table]);
  }
});

test('no older table is rewritten', () => {
  expect(storage.before.length).toBeGreaterThan(5);
  expect(storage.after).toEqual(storage.before);
});

async function locksOf(step: Step, tables: string[]): Promise<Lock[]> {
  if (step.isConcurrent) {
    for (const statement of [...step.statements, noteOf(step)]) await older.owner.unsafe(statement);
    return [];
  }
  const found: Lock[] = [];
  await older.owner.begin(async (sql) => {
    for (const statement of step.statements) {
      await sql.unsafe(statement);
      const isNew = (lock: Lock) =>
        !found.some((f) => f.table === lock.table && f.mode === lock.mode);
      const held = await strongLocks(sql, tables);
      found.push(...held.map((row) => ({ file: step.name, statement, ...row })).filter(isNew));
    }
    await sql.unsafe(noteOf(step));
  });
  return found;
}

function strongLocks(sql: TransactionSql, tables: string[]) {
  return sql<Pick<Lock, 'table' | 'mode' | 'timeout'>[]>`
    select c.relname as table, l.mode,
      (extract(epoch from current_setting('lock_timeout')::interval) * 1000)::int as timeout
    from pg_locks l join pg_class c on c.oid = l.relation
    where l.pid = pg_backend_pid() and l.granted and c.oid = any (${tables}::oid[])
      and l.mode in ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock')`;
}

async function olderTables(): Promise<string[]> {
  const rows = await older.owner<{ oid: string }[]>`
    select c.oid::text as oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth', 'private') and c.relkind = 'r' order by c.oid`;
  return rows.map((row) => row.oid);
}

async function storageOf(tables: string[]): Promise<string[]> {
  const rows = await older.owner<{ file: string }[]>`
    select oid::regclass || ' ' || pg_relation_filenode(oid) as file
    from unnest(${tables}::oid[]) as oid order by 1`;
  return rows.map((row) => row.file);
}
