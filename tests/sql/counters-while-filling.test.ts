import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../support/database.ts';
import { addPerson, type TestPerson } from '../support/people.ts';
import { mark } from './counting.ts';
import { speakAs, type Sql } from './stage.ts';

let db: Database;
let session: postgres.Sql;
let student: TestPerson;

beforeAll(async () => {
  db = await openDatabase();
  session = postgres(db.url, { max: 1, onnotice() {} });
  student = await addPerson(db, 'Bola');
  await db.owner`insert into courses (id, name, slug, published) values (101, 'Alone', 'alone', true)`;
  await db.owner`insert into modules (id, course_id, name, order_index) values (201, 101, 'First', 1)`;
  await db.owner`
    insert into lessons (id, module_id, name, slug, order_index) values (301, 201, 'One', 'one', 1)`;
  await db.owner`insert into enrollments (user_id, course_id) values (${student.id}, 101)`;
  await db.owner`insert into cohorts (id, course_id, name, start_date) values (401, 101, 'New', '2027-03-01')`;
});
afterAll(async () => {
  await session.end({ timeout: 1 });
  await db.close();
});

/** How often one more mark reads the table of the seats from its one end to the other. */
const readThrough = (done: boolean) =>
  session.begin(async (sql) => {
    await speakAs(sql, student);
    const before = await scans(sql);
    await mark(student.id, 301, done)(sql);
    return (await scans(sql)) - before;
  });

async function scans(sql: Sql): Promise<number> {
  const [row] = await sql`
    select coalesce(seq_scan, 0)::int as scans from pg_stat_xact_user_tables
    where relid = 'public.cohort_enrollments'::regclass`;
  return row!['scans'] as number;
}

test('a session that knew the seats empty does not read through them while a restore fills them', async () => {
  for (const n of Array(8).keys()) expect(await readThrough(n % 2 === 0)).toBe(0);
  await db.owner
    .begin(async (sql) => {
      await sql`alter table cohort_enrollments disable trigger user`;
      await sql`
        insert into auth.users (id, email)
        select gen_random_uuid(), 'seat' || n || '@example.org' from generate_series(1, 200) n`;
      await sql`
        insert into cohort_enrollments (user_id, cohort_id)
        select u.id, 401 from auth.users u where u.email like 'seat%'`;
      expect(await readThrough(false)).toBe(0);
      throw new Error('enough');
    })
    .catch((error: Error) => expect(error.message).toBe('enough'));
});

test('nor does it look at every lesson of a course that has grown since', async () => {
  await db.owner`update cohorts set start_date = '2020-01-01' where id = 401`;
  await db.owner`insert into cohort_enrollments (user_id, cohort_id) values (${student.id}, 401)`;
  const looksSoFar = async (sql: Sql) => {
    const [row] = await sql`
      select idx_scan::int as looks from pg_stat_xact_user_tables
      where relid = 'public.lesson_progress'::regclass`;
    return row!['looks'] as number;
  };
  const looks = (done: boolean) =>
    session.begin(async (sql) => {
      await speakAs(sql, student);
      const before = await looksSoFar(sql);
      await mark(student.id, 301, done)(sql);
      return (await looksSoFar(sql)) - before;
    });
  for (const n of Array(8).keys()) await looks(n % 2 === 0);
  await db.owner`
    insert into lessons (id, module_id, name, slug, order_index)
    select 1000 + n, 201, 'Lesson ' || n, 'lesson', n from generate_series(2, 500) n`;
  for (const done of [true, false]) expect(await looks(done)).toBeLessThan(20);
});
