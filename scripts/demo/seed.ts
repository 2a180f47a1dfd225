import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import type { Day } from '../oulad/calendar.ts';
import { createAccounts, type Keys } from './accounts.ts';
import { PEOPLE, SHOWN, tellStory, type Story } from './story.ts';
import { writeCohort, writeSeats, writeThread } from './write-cohorts.ts';
import { writeCourse } from './write-courses.ts';
import { giveRoles, writeStudies } from './write-people.ts';
import { writeTopic } from './write-topics.ts';
import type { Written } from './written.ts';

export interface Seed extends Keys {
  /** The address of the database, for its owner. */
  databaseUrl: string;
  /** Not used: accounts are made with the service key. Callers may hand over all keys. */
  anonKey?: string;
  /** The same for everybody. Made up when not given. */
  password?: string;
  /** The day that the story is told from; today, in UTC, when not given. */
  today?: Day;
}

export interface Account {
  role: string;
  email: string;
  password: string;
  note: string;
}

/**
 * Fills an empty campus with the demonstration: accounts through the Auth server, the rest by the
 * owner of the database in one transaction. Where the demonstration is already there, only the
 * passwords are set anew. Returns the accounts worth trying.
 */
export async function seedDemo(seed: Seed): Promise<{ accounts: Account[] }> {
  const password = seed.password ?? randomBytes(12).toString('base64url');
  const story = tellStory(seed.today ?? new Date().toISOString().slice(0, 10));
  const sql = postgres(seed.databaseUrl, { max: 1, onnotice() {} });
  try {
    const people = await createAccounts(sql, seed, password);
    await sql.begin((transaction) => write(transaction, story, people));
  } finally {
    await sql.end();
  }
  const accounts = SHOWN.map((key) => {
    const { role, email, name, note } = PEOPLE[key];
    return { role, email, password, note: `${name} ${note}` };
  });
  return { accounts };
}

async function write(sql: postgres.TransactionSql, story: Story, people: Written['people']) {
  const slugs = story.courses.map(({ slug }) => slug);
  const told = await sql`select from public.courses where slug = any (${slugs})`;
  if (told.length > 0) return;
  const written: Written = {
    people,
    courses: new Map(),
    modules: new Map(),
    lessons: new Map(),
    cohorts: new Map(),
  };
  await giveRoles(sql, people);
  for (const course of story.courses) await writeCourse(sql, course, written);
  for (const cohort of story.cohorts) await writeCohort(sql, cohort, written);
  await writeSeats(sql, story, written);
  await writeStudies(sql, story, written);
  for (const thread of story.threads) await writeThread(sql, thread, written);
  for (const topic of story.topics) await writeTopic(sql, topic, written);
}
