import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Sql } from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { openDatabase, type Database } from '../../support/database.ts';
import { people, tellStory } from '../../support/world.ts';

/** A campus with the story told in it, and a place for exports. */
export type Campus = { db: Database; folder(name: string): string };

export function openCampus(): Campus {
  let scratch: string;
  const campus: Campus = {
    db: undefined as unknown as Database,
    folder: (name) => path.join(scratch, name),
  };
  beforeAll(async () => {
    scratch = mkdtempSync(path.join(os.tmpdir(), 'campus-rollback-'));
    campus.db = await openDatabase();
    await tellStory(campus.db.owner);
    await campus.db.owner.unsafe(more);
  });
  afterAll(async () => {
    await campus.db.close();
    rmSync(scratch, { recursive: true });
  });
  return campus;
}

// What makes a file of values hard to read again, and links as the campus makes them.
const more = `
update courses set enrollment_type = 'hybrid', default_duration_weeks = 9 where id = 101;
update enrollments set cohort_id = 402 where course_id = 101 and user_id = '${people.jun}';
update lesson_progress set cohort_id = 401 where user_id = '${people.amara}';
insert into lesson_discussions (lesson_id, cohort_id, user_id, content) values
  (301, 401, null, E'A "quoted", word;\\nnew line, \\\\N, tab\\t, ü, 漢, 🌱 and a comma,');
insert into course_forums (course_id, cohort_id, user_id, title, content) values (101, 401, null, '\\N', '""');
insert into invitations (cohort_id, email, name) values (401, 'empty@example.org', '');
delete from forum_replies where user_id = '${people.esi}';
-- Former words, and what was done to a topic and a reply.
update lesson_discussions set content = 'Hana asks again' where id = 503;
update course_forums set title = 'Hello, Autumn', is_locked = true, closing_reason = 'All, "said".' where id = 602;
update forum_replies set content = 'Hello, Hana', hidden_at = '2027-03-12' where forum_post_id = 602;
insert into moderations (topic_id, act, reason, moderator_role) values (602, 'close', 'All, "said".', 'teacher');
`;

/** Every table, and every sequence of the cohort system, each in one word. */
export async function everything(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'public' order by 1`;
  const words: Record<string, string> = {};
  for (const { name } of tables) {
    // By column names: what was dropped and made again stands last.
    const [row] = await sql.unsafe(
      `select coalesce(md5(string_agg(to_jsonb(t)::text, '|' order by to_jsonb(t)::text)), '') as word from ${name} t`,
    );
    words[name] = row!['word'] as string;
  }
  const sequences = await sql`
    select sequencename as name, last_value::text as last from pg_sequences
    where schemaname = 'public' and sequencename not in ('enrollments_id_seq', 'lesson_progress_id_seq') order by 1`;
  for (const row of sequences) words[row['name'] as string] = row['last'] as string;
  return words;
}
