import { describe, expect, test } from 'vitest';
import { picture } from '../support/picture.ts';
import { openStage } from './stage.ts';

// What no row may be, whoever writes it: the owner of the database, with every trigger of ours at rest.
const stage = openStage();

const expectRefused = (constraint: string, table: string, statement: string) =>
  stage.play(async ({ owner }) => {
    await owner.unsafe(`alter table ${table} disable trigger user`);
    expect(await owner.unsafe(`select from ${table} limit 1`)).toHaveLength(1);
    await expect(owner.savepoint((sql) => sql.unsafe(statement))).rejects.toMatchObject({
      constraint_name: constraint,
    });
  });

const long = (characters: number) => `repeat('x', ${characters})`;
const padded = (characters: number) => `rpad('x', ${characters})`;
const blank = `E' \\t\\r\\n'`;
const tooLate = `'3000-01-01'`;
const tooEarly = `'0999-12-31'`;

describe('a value out of bounds is refused', () => {
  const checks: [constraint: string, table: string, ...values: string[]][] = [
    ['applications_locale_known', 'applications', `locale = 'xx'`, `locale = ''`],
    ['applications_name_length', 'applications', `name = ${long(101)}`],
    ['applications_role_known', 'applications', `role = 'owner'`],
    ['applications_status_known', 'applications', `status = 'unknown'`],
    [
      'address_changes_email_form',
      'private.address_changes',
      `email = 'Nia@example.org'`,
      `email = ' nia@example.org'`,
      `email = 'a@'`,
      `email = ${long(255)}`,
    ],
    [
      'consents_version_form',
      'consents',
      `version = ''`,
      `version = '2026-2-1'`,
      `version = '2026-02-30'`,
      `version = '2026-02-01 '`,
    ],
    ['suspensions_reason_length', 'suspensions', `reason = ' '`, `reason = ${long(501)}`],
    ['audit_log_reason_length', 'audit_log', `reason = ''`, `reason = ${long(501)}`],
    ['frozen_clock_only_row_check', 'private.frozen_clock', 'only_row = false'],
    ['door_keys_only_row_check', 'private.door_keys', 'only_row = false'],
    ['deletions_kind_known', 'deletions', `kind = 'cohort'`],
    ['courses_default_duration_weeks_bound', 'courses', 'default_duration_weeks = 0'],
    ['courses_enrollment_type_known', 'courses', `enrollment_type = 'secret'`],
    [
      'courses_name_length',
      'courses',
      `name = ' '`,
      `name = ${long(201)}`,
      `name = ${padded(401)}`,
    ],
    ['courses_slug_form', 'courses', `slug = ''`, `slug = 'a b'`, `slug = 'a/b'`, `slug = '..'`],
    [
      'modules_name_length',
      'modules',
      `name = ' '`,
      `name = ${long(201)}`,
      `name = ${padded(401)}`,
    ],
    [
      'lessons_name_length',
      'lessons',
      `name = ' '`,
      `name = ${long(201)}`,
      `name = ${padded(401)}`,
    ],
    ['lessons_video_duration_seconds_check', 'lessons', 'video_duration_seconds = -1'],
    ['lesson_pictures_alt_length', 'lesson_pictures', `alt = ${long(301)}`],
    [
      'lesson_pictures_bytes_are_a_picture',
      'lesson_pictures',
      `bytes = '<script>alert(1)</script>, and a name that ends in .png'`,
      `bytes = '\\x89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489'`,
      `bytes = bytes || '<script>'`,
      `bytes = substr(bytes, 1, 29)`,
      `bytes = ${picture(5, { kind: 'EXIF' })}`,
      `bytes = ${picture(5, { kind: 'VP8X', flags: 0x08 })}`,
      `bytes = ${picture(5, { kind: 'VP8X', flags: 0x04 })}`,
      `bytes = ${picture(5, { kind: 'VP8X', flags: 0x02 })}`,
    ],
    [
      'lesson_pictures_sides_bound',
      'lesson_pictures',
      ...['width = 0', 'height = 0', 'width = 1601', 'height = 1601'],
    ],
    ['lesson_pictures_size_bound', 'lesson_pictures', `bytes = ${picture(5, { bytes: 1048578 })}`],
    ['lesson_pictures_type_known', 'lesson_pictures', `type = 'image/svg+xml'`],
    [
      'course_uploads_file_name_length',
      'course_uploads',
      `file_name = ''`,
      `file_name = ${long(256)}`,
    ],
    [
      'course_uploads_content_length',
      'course_uploads',
      `content = ${long(10_485_761)}`,
      `content = repeat('é', 5242881)`,
    ],
    ['enrollments_status_known', 'enrollments', `status = 'unknown'`],
    ['lesson_progress_time_spent_seconds_check', 'lesson_progress', 'time_spent_seconds = -1'],
    [
      'lesson_progress_video_position_seconds_check',
      'lesson_progress',
      'video_position_seconds = -1',
    ],
    [
      'cohorts_dates_bound',
      'cohorts',
      `start_date = ${tooEarly}`,
      `end_date = ${tooLate}`,
      `start_date = ${tooLate}, end_date = null`,
      `end_date = 'infinity'`,
    ],
    ['cohorts_dates_in_order', 'cohorts', 'end_date = start_date - 1'],
    ['cohorts_max_students_bound', 'cohorts', 'max_students = -1'],
    [
      'cohorts_name_length',
      'cohorts',
      `name = ' '`,
      `name = ${long(201)}`,
      `name = ${padded(401)}`,
    ],
    ['cohorts_status_known', 'cohorts', `status = 'unknown'`],
    [
      'cohort_enrollments_counters_bound',
      'cohort_enrollments',
      'completed_lessons = -1',
      'discussion_posts = -1',
      'forum_posts = -1',
    ],
    ['cohort_enrollments_status_known', 'cohort_enrollments', `status = 'unknown'`],
    [
      'invitations_email_lower',
      'invitations',
      `email = 'Nia@example.org'`,
      `email = ' nia@example.org'`,
      `email = 'a@'`,
      `email = ${long(255)}`,
    ],
    [
      'cohort_schedules_dates_bound',
      'cohort_schedules',
      `unlock_date = ${tooEarly}, lock_date = null`,
      `unlock_date = ${tooLate}, lock_date = null`,
      `lock_date = 'infinity'`,
    ],
    ['cohort_schedules_dates_in_order', 'cohort_schedules', 'lock_date = unlock_date'],
    [
      'lesson_discussions_content_length',
      'lesson_discussions',
      `content = ${blank}`,
      `content = ${long(10_001)}`,
      `content = ${padded(20_001)}`,
    ],
    ['moderations_act_known', 'moderations', `act = 'delete'`],
    ['moderations_hiding_has_reason', 'moderations', `act = 'hide', reason = null`],
    [
      'moderations_of_one_post',
      'moderations',
      'discussion_id = null, topic_id = null, reply_id = null',
      'discussion_id = 501, topic_id = 601',
    ],
    ['moderations_reason_length', 'moderations', `reason = ' '`, `reason = ${long(501)}`],
    [
      'post_versions_of_one_post',
      'post_versions',
      'discussion_id = null, topic_id = null, reply_id = null',
      'discussion_id = 501, topic_id = 601',
    ],
    [
      'course_forums_closing_reason_length',
      'course_forums',
      `closing_reason = ''`,
      `closing_reason = ${long(501)}`,
      `closing_reason = ${padded(1001)}`,
    ],
    [
      'course_forums_content_length',
      'course_forums',
      `content = ${blank}`,
      `content = ${long(10_001)}`,
      `content = ${padded(20_001)}`,
    ],
    [
      'course_forums_title_length',
      'course_forums',
      `title = ${blank}`,
      `title = ${long(201)}`,
      `title = ${padded(401)}`,
    ],
    [
      'forum_replies_content_length',
      'forum_replies',
      `content = ${blank}`,
      `content = ${long(10_001)}`,
      `content = ${padded(20_001)}`,
    ],
    ['imports_file_name_length', 'imports', `file_name = ''`, `file_name = ${long(256)}`],
    ['import_rows_verdict_known', 'import_rows', `verdict = 'unknown'`],
  ];
  for (const [constraint, table, ...values] of checks) {
    test.each(values)(`by ${constraint}: %s`, (value) =>
      expectRefused(constraint, table, `update ${table} set ${value}`),
    );
  }
});

describe('what a row names must be there', () => {
  const person = `'00000000-0000-4000-8000-999999999999'`;
  const number = '987654321';
  const word = `'Nowhere'`;
  const keys: [constraint: string, table: string, naming: string][] = [
    ['applications_time_zone_fkey', 'applications', `time_zone = ${word}`],
    ['applications_user_id_fkey', 'applications', `user_id = ${person}`],
    ['address_changes_user_id_fkey', 'private.address_changes', `user_id = ${person}`],
    ['consents_user_id_fkey', 'consents', `user_id = ${person}`],
    ['suspensions_user_id_fkey', 'suspensions', `user_id = ${person}`],
    ['suspensions_suspended_by_fkey', 'suspensions', `suspended_by = ${person}`],
    ['suspensions_restored_by_fkey', 'suspensions', `restored_by = ${person}`],
    ['deletions_teacher_id_fkey', 'deletions', `teacher_id = ${person}`],
    ['deletions_deleted_by_fkey', 'deletions', `deleted_by = ${person}`],
    ['deletions_restored_by_fkey', 'deletions', `restored_by = ${person}`],
    ['deleted_rows_deletion_id_fkey', 'private.deleted_rows', `deletion_id = ${number}`],
    ['courses_created_by_fkey', 'courses', `created_by = ${person}`],
    ['modules_course_id_fkey', 'modules', `course_id = ${number}`],
    ['lessons_module_id_fkey', 'lessons', `module_id = ${number}`],
    ['lesson_pictures_lesson_id_fkey', 'lesson_pictures', `lesson_id = ${number}`],
    ['lesson_pictures_made_by_fkey', 'lesson_pictures', `made_by = ${person}`],
    ['course_uploads_user_id_fkey', 'course_uploads', `user_id = ${person}`],
    ['enrollments_cohort_id_fkey', 'enrollments', `cohort_id = ${number}`],
    ['enrollments_course_id_fkey', 'enrollments', `course_id = ${number}`],
    ['enrollments_user_id_fkey', 'enrollments', `user_id = ${person}`],
    ['lesson_progress_cohort_id_fkey', 'lesson_progress', `cohort_id = ${number}`],
    ['lesson_progress_lesson_id_fkey', 'lesson_progress', `lesson_id = ${number}`],
    ['lesson_progress_user_id_fkey', 'lesson_progress', `user_id = ${person}`],
    ['cohorts_course_id_fkey', 'cohorts', `course_id = ${number}`],
    ['cohorts_created_by_fkey', 'cohorts', `created_by = ${person}`],
    ['cohorts_time_zone_fkey', 'cohorts', `time_zone = ${word}`],
    ['cohort_enrollments_cohort_id_fkey', 'cohort_enrollments', `cohort_id = ${number}`],
    ['cohort_enrollments_user_id_fkey', 'cohort_enrollments', `user_id = ${person}`],
    ['invitations_claimed_by_fkey', 'invitations', `claimed_by = ${person}`],
    ['invitations_cohort_id_fkey', 'invitations', `cohort_id = ${number}`],
    ['invitations_invited_by_fkey', 'invitations', `invited_by = ${person}`],
    ['cohort_schedules_cohort_id_fkey', 'cohort_schedules', `cohort_id = ${number}`],
    ['cohort_schedules_module_id_fkey', 'cohort_schedules', `module_id = ${number}`],
    [
      'lesson_discussions_cohort_id_fkey',
      'lesson_discussions',
      `cohort_id = ${number}, parent_id = null`,
    ],
    [
      'lesson_discussions_lesson_id_fkey',
      'lesson_discussions',
      `lesson_id = ${number}, parent_id = null`,
    ],
    ['lesson_discussions_parent_in_place', 'lesson_discussions', `parent_id = ${number}`],
    ['lesson_discussions_user_id_fkey', 'lesson_discussions', `user_id = ${person}`],
    ['moderations_discussion_id_fkey', 'moderations', `discussion_id = ${number}`],
    ['moderations_topic_id_fkey', 'moderations', `discussion_id = null, topic_id = ${number}`],
    ['moderations_reply_id_fkey', 'moderations', `discussion_id = null, reply_id = ${number}`],
    ['moderations_moderator_id_fkey', 'moderations', `moderator_id = ${person}`],
    ['post_versions_discussion_id_fkey', 'post_versions', `discussion_id = ${number}`],
    ['post_versions_topic_id_fkey', 'post_versions', `discussion_id = null, topic_id = ${number}`],
    ['post_versions_reply_id_fkey', 'post_versions', `discussion_id = null, reply_id = ${number}`],
    ['post_versions_editor_id_fkey', 'post_versions', `editor_id = ${person}`],
    ['course_forums_cohort_of_course', 'course_forums', `cohort_id = ${number}`],
    ['course_forums_course_id_fkey', 'course_forums', `course_id = ${number}`],
    ['course_forums_user_id_fkey', 'course_forums', `user_id = ${person}`],
    ['forum_replies_forum_post_id_fkey', 'forum_replies', `forum_post_id = ${number}`],
    ['forum_replies_user_id_fkey', 'forum_replies', `user_id = ${person}`],
    ['imports_applied_by_fkey', 'imports', `applied_by = ${person}`],
    ['imports_cohort_id_fkey', 'imports', `cohort_id = ${number}`],
    ['imports_created_by_fkey', 'imports', `created_by = ${person}`],
    ['import_rows_import_id_fkey', 'import_rows', `import_id = ${number}`],
  ];
  // Of the newest row: nothing hangs on it, and two that name the same could break a uniqueness first.
  test.each(keys)('%s', (constraint, table, naming) => {
    const one = `ctid = (select ctid from ${table} order by ctid desc limit 1)`;
    return expectRefused(constraint, table, `update ${table} set ${naming} where ${one}`);
  });
});

describe('what is told apart stays so', () => {
  const keys: [constraint: string, table: string, columns: string[]][] = [
    ['applications_user_id_key', 'applications', ['user_id']],
    ['course_uploads_user_id_key', 'course_uploads', ['user_id']],
    ['courses_slug_key', 'courses', ['slug']],
    ['lesson_pictures_lesson_id_sha256_key', 'lesson_pictures', ['lesson_id', 'bytes']],
    ['enrollments_user_id_course_id_key', 'enrollments', ['user_id', 'course_id']],
    ['lesson_progress_user_id_lesson_id_key', 'lesson_progress', ['user_id', 'lesson_id']],
    ['cohorts_course_id_name_key', 'cohorts', ['course_id', 'name']],
    ['cohort_enrollments_cohort_id_user_id_key', 'cohort_enrollments', ['cohort_id', 'user_id']],
    ['invitations_cohort_id_email_key', 'invitations', ['cohort_id', 'email']],
    ['cohort_schedules_cohort_id_module_id_key', 'cohort_schedules', ['cohort_id', 'module_id']],
  ];
  test.each(keys)('%s', (constraint, table, columns) => {
    const same = columns.map((column) => `${column} = first.${column}`).join(', ');
    const first = `(select * from ${table} order by id limit 1) first`;
    return expectRefused(constraint, table, `update ${table} t set ${same} from ${first}`);
  });

  test('suspensions_in_force: nobody is suspended twice over', () =>
    expectRefused(
      'suspensions_in_force',
      'suspensions',
      `insert into suspensions (user_id, reason)
        select user_id, 'again' from suspensions where restored_at is null limit 1`,
    ));
});
