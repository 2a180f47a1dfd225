import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { acts, type Act, type Student } from './acts.ts';
import { idOf, studying, type Size } from './size.ts';
import { studentName } from './watch.ts';

// The students of a rehearsal, as a process of their own: nothing that is reported slows them. Each connection plays
// people of its own, one act after the other, each a short transaction with the person's claims, as the API makes it.

/** A moment of one act: its kind (an index of `acts`), when it ended (Unix time) and how long it took, both in ms. */
export type Sample = [kind: number, ended: number, took: number];
export type Failure = { kind: string; at: number; code: string; message: string };
export type Diary = { samples: Sample[]; failures: Failure[]; entered: number; lost: number };

export type Orders = { url: string; size: Size; connections: number; restMs: number };

const { url, size, connections, restMs } = JSON.parse(process.argv[2]!) as Orders;
const samples: Sample[] = [];
const failures: Failure[] = [];
const students = new Map<number, Student>();
const ending = new AbortController();

const deck = acts.flatMap((act, kind) => Array<number>(act.share).fill(kind));
// The API's own limits: who waits longer is refused.
const limits = { statement_timeout: 8000, lock_timeout: 8000, application_name: studentName };
const open = (max: number) => postgres(url, { max, connection: limits, onnotice() {} });

async function play(n: number): Promise<void> {
  const sql = open(1);
  await sql`select 1`;
  while (!ending.signal.aborted) {
    const kind = deck[Math.floor(Math.random() * deck.length)]!;
    const perConnection = Math.floor(studying(size) / connections);
    const student = theStudent(1 + n + connections * Math.floor(Math.random() * perConnection));
    const began = performance.now();
    try {
      await actAs(sql, student, acts[kind]!);
    } catch (error) {
      const { code = 'none', message } = error as { code?: string; message: string };
      failures.push({ kind: acts[kind]!.kind, at: Date.now(), code, message });
    }
    samples.push([kind, performance.timeOrigin + performance.now(), performance.now() - began]);
    await pause(restMs * (0.5 + Math.random()));
  }
  await sql.end();
}

function theStudent(number: number): Student {
  const known = students.get(number);
  if (known) return known;
  const student = { number, size, written: new Map<number, number>(), entered: new Set<number>() };
  students.set(number, student);
  return student;
}

async function actAs(sql: postgres.Sql, student: Student, act: Act): Promise<void> {
  const claims = JSON.stringify({ role: 'authenticated', sub: idOf(student.number) });
  const role = act.kind === 'sign in' ? 'none' : 'authenticated';
  await sql.begin(async (tx) => {
    await tx`select set_config('role', ${role}, true), set_config('request.jwt.claims', ${claims}, true)`;
    const { count } = await act.do(tx, student);
    if (count === 0) throw Object.assign(new Error('an empty answer'), { code: 'empty' });
  });
}

/** How many acknowledged writes the database does not know. */
async function countLost(): Promise<number> {
  const sql = open(1);
  let lost = 0;
  for (const { number, written, entered } of students.values()) {
    const [row] = await sql<[{ lost: number }]>`
      select (
        (select count(*) from unnest(${[...written.keys()]}::bigint[], ${[...written.values()]}::int[]) as w (lesson, seconds)
         where not exists (
           select from public.lesson_progress p
           where p.user_id = ${idOf(number)} and p.lesson_id = w.lesson and p.video_position_seconds = w.seconds))
        + (select count(*) from unnest(${[...entered]}::bigint[]) as c (id)
         where not exists (
           select from public.enrollments e where e.user_id = ${idOf(number)} and e.course_id = c.id)))::int as lost`;
    lost += row.lost;
  }
  await sql.end();
  return lost;
}

process.once('message', () => ending.abort());
await Promise.all([...Array(connections).keys()].map((n) => play(n)));
const entered = [...students.values()].reduce((sum, student) => sum + student.entered.size, 0);
const diary: Diary = { samples, failures, entered, lost: await countLost() };
process.send!(diary, () => process.exit(0));
