import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();
const list = async (query: string) =>
  (await stage.db.owner.unsafe(query).values()).map(([word]) => String(word));

const ofCohorts = [
  'cohort_enrollments',
  'cohort_schedules',
  'cohorts',
  'course_forums',
  'forum_replies',
  'lesson_discussions',
];
const quoted = ofCohorts.map((table) => `'${table}'`).join(', ');
const inOurSchemas = `join pg_namespace n on n.oid = p.pronamespace and n.nspname in ('public', 'private')
  where not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;
const executable = (role: string) => `has_function_privilege('${role}', p.oid, 'execute')`;

describe('row security', () => {
  test('is on for every table of the API', async () => {
    expect(
      await list(`select tablename from pg_tables where schemaname = 'public' and not rowsecurity`),
    ).toEqual([]);
  });
  test('has at least 25 policies over the six tables of the cohort system', async () => {
    const policies = await list(
      `select policyname from pg_policies where tablename in (${quoted})`,
    );
    expect(policies.length).toBeGreaterThanOrEqual(25);
  });
  test('names a role in every policy, and one permissive policy a role and verb', async () => {
    expect(
      await list(
        `select policyname from pg_policies where schemaname = 'public' and roles = '{public}'`,
      ),
    ).toEqual([]);
    expect(
      await list(
        `select tablename from pg_policies where schemaname = 'public' group by tablename, roles, cmd having count(*) > 1`,
      ),
    ).toEqual([]);
  });
  test('stands on grants: visitors may write nothing, nobody may truncate', async () => {
    const granted = (role: string, privileges: string) => `
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'm', 'v')
        and (has_any_column_privilege('${role}', c.oid, 'insert,update') or has_table_privilege('${role}', c.oid, '${privileges}'))`;
    expect(await list(granted('anon', 'delete,truncate'))).toEqual([]);
    expect(
      await list(`select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and relkind in ('r', 'm') and has_table_privilege('authenticated', c.oid, 'truncate,references,trigger')`),
    ).toEqual([]);
  });
  test('visitors read four tables and no other', async () => {
    expect(
      await list(`select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'private') and relkind in ('r', 'm', 'v')
          and has_any_column_privilege('anon', c.oid, 'select') order by 1`),
    ).toEqual(['cohort_schedules', 'cohorts', 'courses', 'modules']);
  });
});

describe('functions', () => {
  test('have a search path of their own', async () => {
    expect(
      await list(`select p.oid::regprocedure from pg_proc p ${inOurSchemas}
        and not coalesce(array_to_string(p.proconfig, ','), '') like '%search_path=%'`),
    ).toEqual([]);
  });

  test('with their owner’s rights that clients may execute each stand in the list, with a reason', async () => {
    const file = new URL('../../supabase/advisors.json', import.meta.url);
    const exceptions = (
      JSON.parse(readFileSync(file, 'utf8')) as { rule: string; object: string; reason: string }[]
    ).filter(({ rule }) => rule === 'security_definer_executable');
    const found = await list(`select p.oid::regprocedure from pg_proc p ${inOurSchemas}
      and p.prosecdef and (${executable('anon')} or ${executable('authenticated')}) order by 1`);
    expect(found.toSorted()).toEqual(exceptions.map(({ object }) => object).toSorted());
    expect(exceptions.filter(({ reason }) => reason.length < 20)).toEqual([]);
    // The doors are invokers: what bypasses row security stays in the schema that the API does not show.
    expect(found.filter((name) => !name.startsWith('private.'))).toEqual([]);
  });

  test('of schema private that run as the client are those granted on purpose', async () => {
    const granted = (role: string) =>
      list(`select p.proname from pg_proc p ${inOurSchemas}
        and n.nspname = 'private' and not p.prosecdef and ${executable(role)} order by 1`);
    // They compute from what they are given, or read through the client's own row security.
    const everybody = [
      'answers_to_me',
      'caller',
      'cohort_card',
      'cohort_status',
      'course_cohorts',
      'free_seats',
      'instant_of',
      'is_admin',
      'may_teach_course',
      'my_cohorts_of',
      // An index over people's names runs it when somebody changes theirs.
      'pieces',
      'require_person',
      'starts_at',
      'status_at',
      'takes_seat',
      'thread_page',
      'why_hidden',
    ];
    const signedIn = [
      'acts_about',
      'add_filed_pictures',
      'is_link',
      'name_pictures',
      'refuse_large_course',
      'require_teacher',
      'forum_place',
      'history_entries',
      'lock_campus',
      'lock_enrollments',
      'may_look_back',
      'office_card',
      'office_cards',
      'open_modules',
      'outline_in_hand',
      'post_at',
      'replies_page',
      'require_admin',
      'require_same',
      'save_row',
      'slug_of',
      'take_course',
      'taught_modules',
      'writes_as_client',
      'topics_page',
      'undo_time',
    ];
    expect(await granted('anon')).toEqual(everybody);
    expect(await granted('authenticated')).toEqual([...everybody, ...signedIn].toSorted());
  });

  test('that a visitor may call are the pages open to visitors, and the knock at the door', async () => {
    expect(
      await list(`select p.proname from pg_proc p ${inOurSchemas} and n.nspname = 'public' and ${executable('anon')}
        and p.prorettype <> 'trigger'::regtype order by 1`),
    ).toEqual([
      'applied_migrations',
      'cohort_page',
      'course_catalog',
      'course_page',
      'knock',
      'lesson_page',
      'time_zone_names',
      'viewer',
    ]);
  });
});

describe('names that others rely on', () => {
  test('tables with cohort in their names are three, as the guide counts them', async () => {
    expect(
      await list(
        `select tablename from pg_tables where schemaname = 'public' and tablename like '%cohort%' order by 1`,
      ),
    ).toEqual(['cohort_enrollments', 'cohort_schedules', 'cohorts']);
  });

  const indexes =
    `idx_cohorts_course_id idx_cohorts_status idx_cohorts_start_date idx_cohort_enrollments_cohort
    idx_cohort_enrollments_user idx_cohort_enrollments_status idx_cohort_enrollments_activity idx_cohort_schedules_cohort
    idx_cohort_schedules_module idx_cohort_schedules_unlock idx_lesson_discussions_lesson idx_lesson_discussions_cohort
    idx_lesson_discussions_user idx_lesson_discussions_parent`.split(/\s+/);
  test('the fourteen indexes', async () => {
    const found = await list(
      `select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where i.indisvalid`,
    );
    expect(indexes.filter((index) => !found.includes(index))).toEqual([]);
  });

  test('the triggers, each on its table', async () => {
    const found = await list(
      `select tgname || ' on ' || tgrelid::regclass from pg_trigger where not tgisinternal`,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'update_cohorts_updated_at on cohorts',
        'auto_update_cohort_status on cohorts',
        'update_lesson_discussions_updated_at on lesson_discussions',
        'update_course_forums_updated_at on course_forums',
        'update_forum_replies_updated_at on forum_replies',
        'auto_increment_completed_lessons on lesson_progress',
      ]),
    );
  });

  test('the functions without arguments', async () => {
    const found = await list(
      `select p.oid::regprocedure from pg_proc p ${inOurSchemas} and n.nspname = 'public' and pronargs = 0`,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'refresh_student_roster_view()',
        'update_cohort_status()',
        'increment_completed_lessons()',
      ]),
    );
  });

  const columns: Record<string, string> = {
    applications: 'id user_id name email program status role created_at',
    courses:
      'id name slug description track difficulty published created_by created_at updated_at is_cohort_based default_duration_weeks enrollment_type',
    modules: 'id course_id name description order_index created_at',
    lessons:
      'id module_id name slug text_content youtube_url video_duration_seconds resources order_index created_at',
    enrollments: 'id user_id course_id enrolled_at status completed_at cohort_id',
    lesson_progress:
      'id user_id lesson_id completed completed_at video_position_seconds time_spent_seconds last_accessed cohort_id',
    cohorts:
      'id course_id name start_date end_date status max_students created_by created_at updated_at',
    cohort_enrollments:
      'id cohort_id user_id enrolled_at status completed_lessons last_activity_at created_at',
    cohort_schedules: 'id cohort_id module_id unlock_date lock_date created_at',
    lesson_discussions:
      'id lesson_id cohort_id user_id parent_id content is_teacher_response is_pinned created_at updated_at',
    course_forums:
      'id course_id cohort_id user_id title content is_pinned is_locked created_at updated_at',
    forum_replies: 'id forum_post_id user_id content is_teacher_response created_at updated_at',
    student_roster_view:
      'cohort_id course_id user_id name email enrolled_at status last_activity_at completed_lessons discussion_posts forum_posts',
  };
  for (const [table, words] of Object.entries(columns)) {
    test(`the columns of ${table}`, async () => {
      const found = await list(
        `select attname from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped`,
      );
      expect(words.split(' ').filter((word) => !found.includes(word))).toEqual([]);
    });
  }
});

test('every foreign key has an index, save those to the time zones, which are never deleted', async () => {
  expect(
    await list(`select c.conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace
      where c.contype = 'f' and n.nspname = 'public' and not exists (
        select 1 from pg_index i where i.indrelid = c.conrelid and i.indisvalid and i.indpred is null
          and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey) order by 1`),
  ).toEqual(['applications_time_zone_fkey', 'cohorts_time_zone_fkey']);
});

test('every constraint of the older tables has been validated', async () => {
  expect(await list(`select conname from pg_constraint where not convalidated`)).toEqual([]);
});

describe('a comment says what a name does not', () => {
  const inSchemas = `join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'private')`;

  test('of every table and materialized view', async () => {
    expect(
      await list(`select c.oid::regclass from pg_class c ${inSchemas}
        where c.relkind in ('r', 'p', 'v', 'm') and obj_description(c.oid, 'pg_class') is null order by 1`),
    ).toEqual([]);
  });

  test('of every function', async () => {
    expect(
      await list(
        `select p.oid::regprocedure from pg_proc p ${inOurSchemas} and obj_description(p.oid, 'pg_proc') is null order by 1`,
      ),
    ).toEqual([]);
  });

  // Keys say what they are; of these words there is one meaning in the whole campus. A view shows columns of tables.
  const plain = 'id name title content description email published created_at updated_at'.split(
    ' ',
  );
  test('of every column but the keys and a few plain words', async () => {
    expect(
      await list(`select c.relname || '.' || a.attname from pg_class c ${inSchemas}
        join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relkind in ('r', 'p') and col_description(c.oid, a.attnum) is null
          and a.attname not like '%\\_id' and a.attname <> all ('{${plain.join(',')}}')
        order by 1`),
    ).toEqual([]);
  });

  test('is a sentence', async () => {
    expect(
      await list(`select d.description from pg_description d
        where (d.classoid = 'pg_proc'::regclass and exists (
            select 1 from pg_proc p ${inOurSchemas} and p.oid = d.objoid)
          or d.classoid = 'pg_class'::regclass and exists (
            select 1 from pg_class c ${inSchemas} and c.oid = d.objoid and c.relkind <> 'i'))
        and d.description !~ '[.]$'`),
    ).toEqual([]);
  });
});
