import postgres from 'postgres';
import { expect, test } from 'vitest';
import { cohortFiles } from '../../../scripts/migrations/files.ts';
import { concurrentIndexes, dropInvalid } from '../../../scripts/migrations/invalid-indexes.ts';
import { openOlderCampus, type Database } from '../../support/database.ts';
import { schemaOf } from '../schema.ts';
import { noteOf, readSteps, type Step } from './steps.ts';

// The CLI does a file in one transaction together with its note, which push.test.ts proves with the CLI itself. So
// the statements are sent here without it, some six hundred times, and the session is killed after each of them.

test('interrupted after every statement and pushed again, migration 001 ends in the same schema', async () => {
  const { steps, uninterrupted } = await readSteps();
  const older = await openOlderCampus();
  try {
    let interruptions = 0;
    for (const step of steps) {
      interruptions += await (step.isConcurrent ? interruptBuild : interruptFile)(older, step);
    }
    expect(interruptions).toBeGreaterThan(steps.length * 5);
    expect(await schemaOf(older.owner)).toEqual(uninterrupted);
  } finally {
    await older.close();
  }
}, 120_000);

async function interruptFile(older: Database, step: Step): Promise<number> {
  for (let done = 1; done <= step.statements.length; done += 1) {
    await killedAfter(older, ['begin', ...step.statements.slice(0, done)]);
  }
  await killedAfter(older, ['begin', ...step.statements, noteOf(step)]);
  await older.owner.unsafe([...step.statements, noteOf(step)].join(';\n'));
  return step.statements.length + 1;
}

async function interruptBuild(older: Database, step: Step): Promise<number> {
  const indexes = concurrentIndexes(cohortFiles());
  const [build] = step.statements as [string];
  // While somebody writes, a build waits, with its index there already but not valid.
  const table = / on ([\w.]+)/.exec(build)![1]!;
  await older.owner.begin(async (writer) => {
    await writer.unsafe(`lock table ${table} in row exclusive mode`);
    await killedAfter(older, [build], 'waiting');
  });
  expect(await dropInvalid(older.owner, indexes)).toHaveLength(1);
  // Built, and killed before it was noted.
  await killedAfter(older, [build]);
  expect(await dropInvalid(older.owner, indexes)).toEqual([]);
  await older.owner.unsafe(build);
  await older.owner.unsafe(noteOf(step));
  return 2;
}

/** Sends statements on a connection of their own, which is killed when they are done, or when they wait for a lock. */
async function killedAfter(
  older: Database,
  statements: string[],
  when: 'done' | 'waiting' = 'done',
) {
  const { promise: closed, resolve: onclose } = Promise.withResolvers<unknown>();
  const victim = postgres(older.url, { max: 1, fetch_types: false, onclose, onnotice() {} });
  const [{ pid }] = await victim<[{ pid: number }]>`select pg_backend_pid() as pid`;
  const work = victim.unsafe(statements.join(';\n')).execute();
  const ended = work.catch((error: unknown) => error);
  if (when === 'waiting') await untilWaiting(older.owner, pid);
  else expect(await ended).not.toBeInstanceOf(Error);
  // The server closes the connection when it has undone what was not committed.
  await older.owner`select pg_terminate_backend(${pid})`;
  await closed;
  await victim.end({ timeout: 0 });
}

async function untilWaiting(sql: postgres.Sql, pid: number): Promise<void> {
  for (;;) {
    const [waiting] = await sql`
      select from pg_stat_activity where pid = ${pid} and wait_event_type = 'Lock'`;
    if (waiting) return;
  }
}
