/** The migration guide's own SQL, as it stands there; where it cannot stand, `mended` says what is meant. */
export const verification = {
  tables: `
SELECT tablename
FROM pg_tables
WHERE schemaname = 'public'
AND tablename IN (
  'cohorts',
  'cohort_enrollments',
  'cohort_schedules',
  'lesson_discussions',
  'course_forums',
  'forum_replies'
)
ORDER BY tablename;`,
  indexes: `
SELECT indexname, tablename
FROM pg_indexes
WHERE schemaname = 'public'
AND tablename LIKE '%cohort%'
OR tablename IN ('lesson_discussions', 'course_forums', 'forum_replies')
ORDER BY tablename, indexname;`,
  security: `
SELECT tablename, rowsecurity
FROM pg_tables
WHERE schemaname = 'public'
AND (
  tablename LIKE '%cohort%'
  OR tablename IN ('lesson_discussions', 'course_forums', 'forum_replies')
)
ORDER BY tablename;`,
  triggers: `
SELECT trigger_name, event_object_table, action_statement
FROM information_schema.triggers
WHERE event_object_schema = 'public'
AND event_object_table IN (
  'cohorts',
  'cohort_enrollments',
  'lesson_discussions',
  'course_forums',
  'forum_replies',
  'lesson_progress'
)
ORDER BY event_object_table, trigger_name;`,
  view: `
SELECT matviewname
FROM pg_matviews
WHERE schemaname = 'public'
AND matviewname = 'student_roster_view';`,
  refresh: `
SELECT proname
FROM pg_proc
WHERE proname = 'refresh_student_roster_view';`,
  courseColumns: `
SELECT column_name, data_type, is_nullable, column_default
FROM information_schema.columns
WHERE table_schema = 'public'
AND table_name = 'courses'
AND column_name IN ('is_cohort_based', 'default_duration_weeks', 'enrollment_type')
ORDER BY column_name;`,
  cohortColumns: `
SELECT table_name
FROM information_schema.columns
WHERE table_schema = 'public'
AND table_name IN ('enrollments', 'lesson_progress')
AND column_name = 'cohort_id'
ORDER BY table_name;`,
};

export const operations = {
  cohort: `
INSERT INTO cohorts (course_id, name, start_date, end_date, status, max_students, created_by)
SELECT
  id as course_id,
  'Test Migration Cohort' as name,
  CURRENT_DATE as start_date,
  CURRENT_DATE + INTERVAL '30 days' as end_date,
  'active' as status,
  50 as max_students,
  created_by
FROM courses
WHERE published = true
LIMIT 1
RETURNING id, name, status;`,
  enrollment: `
INSERT INTO cohort_enrollments (cohort_id, user_id, status)
SELECT
  (SELECT id FROM cohorts WHERE name = 'Test Migration Cohort'),
  (SELECT id FROM auth.users LIMIT 1),
  'active'
RETURNING id, cohort_id, user_id;`,
  schedule: `
INSERT INTO cohort_schedules (cohort_id, module_id, unlock_date)
SELECT
  (SELECT id FROM cohorts WHERE name = 'Test Migration Cohort'),
  m.id,
  CURRENT_DATE + (m.order_index * INTERVAL '7 days')
FROM modules m
WHERE m.course_id = (SELECT course_id FROM cohorts WHERE name = 'Test Migration Cohort')
LIMIT 3
RETURNING cohort_id, module_id, unlock_date;`,
  view: `
SELECT * FROM student_roster_view
WHERE cohort_id = (SELECT id FROM cohorts WHERE name = 'Test Migration Cohort');`,
  refresh: `SELECT refresh_student_roster_view();`,
  cleanUp: `DELETE FROM cohorts WHERE name = 'Test Migration Cohort';`,
};

export const backfill = {
  cohorts: `
INSERT INTO cohorts (course_id, name, start_date, status, max_students, created_by)
SELECT
  id as course_id,
  'Legacy Cohort' as name,
  created_at::date as start_date,
  'active' as status,
  1000 as max_students,
  created_by
FROM courses
WHERE published = true
AND id NOT IN (SELECT DISTINCT course_id FROM cohorts WHERE course_id IS NOT NULL)
RETURNING id, course_id, name;`,
  enrollments: `
UPDATE enrollments e
SET cohort_id = c.id
FROM cohorts c
WHERE e.course_id = c.course_id
AND c.name = 'Legacy Cohort'
AND e.cohort_id IS NULL;`,
  seats: `
INSERT INTO cohort_enrollments (cohort_id, user_id, enrolled_at, status, last_activity_at)
SELECT
  e.cohort_id,
  e.user_id,
  e.enrolled_at,
  e.status,
  COALESCE(e.completed_at, e.enrolled_at) as last_activity_at
FROM enrollments e
WHERE e.cohort_id IS NOT NULL
ON CONFLICT (cohort_id, user_id) DO NOTHING;`,
  progress: `
UPDATE lesson_progress lp
SET cohort_id = e.cohort_id
FROM enrollments e
JOIN lessons l ON lp.lesson_id = l.id
JOIN modules m ON l.module_id = m.id
WHERE e.user_id = lp.user_id
AND e.course_id = m.course_id
AND lp.cohort_id IS NULL;`,
};

export const mended = {
  // The target of an update cannot be named in a join condition of its own from list.
  progress: `
UPDATE lesson_progress lp
SET cohort_id = e.cohort_id
FROM enrollments e, lessons l, modules m
WHERE l.id = lp.lesson_id
AND m.id = l.module_id
AND e.user_id = lp.user_id
AND e.course_id = m.course_id
AND lp.cohort_id IS NULL;`,
  // Two joins at once multiply their counts.
  counts: `
SELECT
  c.name as cohort_name,
  (SELECT count(*)::int FROM cohort_enrollments ce WHERE ce.cohort_id = c.id) as enrollments,
  (SELECT count(*)::int FROM lesson_progress lp WHERE lp.cohort_id = c.id) as progress_records
FROM cohorts c
WHERE c.name = 'Legacy Cohort';`,
};

export const rollback = `
-- Drop in reverse dependency order
DROP MATERIALIZED VIEW IF EXISTS student_roster_view CASCADE;
DROP TABLE IF EXISTS forum_replies CASCADE;
DROP TABLE IF EXISTS course_forums CASCADE;
DROP TABLE IF EXISTS lesson_discussions CASCADE;
DROP TABLE IF EXISTS cohort_schedules CASCADE;
DROP TABLE IF EXISTS cohort_enrollments CASCADE;
DROP TABLE IF EXISTS cohorts CASCADE;

-- Drop triggers
DROP TRIGGER IF EXISTS update_cohorts_updated_at ON cohorts;
DROP TRIGGER IF EXISTS auto_update_cohort_status ON cohorts;
DROP TRIGGER IF EXISTS update_lesson_discussions_updated_at ON lesson_discussions;
DROP TRIGGER IF EXISTS update_course_forums_updated_at ON course_forums;
DROP TRIGGER IF EXISTS update_forum_replies_updated_at ON forum_replies;
DROP TRIGGER IF EXISTS auto_increment_completed_lessons ON lesson_progress;

-- Drop functions
DROP FUNCTION IF EXISTS refresh_student_roster_view();
DROP FUNCTION IF EXISTS update_cohort_status();
DROP FUNCTION IF EXISTS increment_completed_lessons();

-- Remove new columns from courses
ALTER TABLE courses DROP COLUMN IF EXISTS is_cohort_based;
ALTER TABLE courses DROP COLUMN IF EXISTS default_duration_weeks;
ALTER TABLE courses DROP COLUMN IF EXISTS enrollment_type;

-- Remove cohort_id from enrollments
ALTER TABLE enrollments DROP COLUMN IF EXISTS cohort_id;

-- Remove cohort_id from lesson_progress
ALTER TABLE lesson_progress DROP COLUMN IF EXISTS cohort_id;`;
