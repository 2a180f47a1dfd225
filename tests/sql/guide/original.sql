-- The SQL blocks of the migration guide's first edition, word for word, under the headings they stood below.
-- What became of each of them is in original.test.ts.

-- ## Prerequisites / Before Running Migration
-- Verify you have CREATE permission
SELECT has_schema_privilege('public', 'CREATE');
-- Should return: true

-- ## Prerequisites / Before Running Migration
-- Verify existing tables
SELECT tablename FROM pg_tables
WHERE schemaname = 'public'
AND tablename IN ('courses', 'modules', 'lessons', 'enrollments', 'lesson_progress')
ORDER BY tablename;
-- All 5 tables should exist

-- ## Migration Steps / Step 2: Verify Tables Created
-- Check new tables
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
ORDER BY tablename;
-- Should return all 6 tables

-- ## Migration Steps / Step 3: Verify Indexes Created
-- Check indexes on cohort tables
SELECT indexname, tablename
FROM pg_indexes
WHERE schemaname = 'public'
AND tablename LIKE '%cohort%'
OR tablename IN ('lesson_discussions', 'course_forums', 'forum_replies')
ORDER BY tablename, indexname;
-- Should return 14+ indexes

-- ## Migration Steps / Step 4: Verify RLS Policies
-- Check RLS is enabled on new tables
SELECT tablename, rowsecurity
FROM pg_tables
WHERE schemaname = 'public'
AND (
  tablename LIKE '%cohort%'
  OR tablename IN ('lesson_discussions', 'course_forums', 'forum_replies')
)
ORDER BY tablename;
-- All should show rowsecurity = true

-- ## Migration Steps / Step 5: Verify Triggers
-- Check triggers exist
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
ORDER BY event_object_table, trigger_name;
-- Should return 5+ triggers

-- ## Migration Steps / Step 6: Verify Materialized View
-- Check materialized view exists
SELECT matviewname
FROM pg_matviews
WHERE schemaname = 'public'
AND matviewname = 'student_roster_view';
-- Should return 1 row

-- Verify refresh function exists
SELECT proname
FROM pg_proc
WHERE proname = 'refresh_student_roster_view';
-- Should return 1 row

-- ## Migration Steps / Step 7: Verify Table Modifications
-- Check courses table has new columns
SELECT column_name, data_type, is_nullable, column_default
FROM information_schema.columns
WHERE table_schema = 'public'
AND table_name = 'courses'
AND column_name IN ('is_cohort_based', 'default_duration_weeks', 'enrollment_type')
ORDER BY column_name;
-- Should return 3 rows

-- Check enrollments table has cohort_id
SELECT column_name, data_type, is_nullable
FROM information_schema.columns
WHERE table_schema = 'public'
AND table_name = 'enrollments'
AND column_name = 'cohort_id';
-- Should return 1 row

-- Check lesson_progress table has cohort_id
SELECT column_name, data_type, is_nullable
FROM information_schema.columns
WHERE table_schema = 'public'
AND table_name = 'lesson_progress'
AND column_name = 'cohort_id';
-- Should return 1 row

-- ## Migration Steps / Step 8: Test Basic Operations
-- Test 1: Create a test cohort
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
RETURNING id, name, status;
-- Should return cohort_id

-- Test 2: Enroll test user (replace with real user_id)
INSERT INTO cohort_enrollments (cohort_id, user_id, status)
SELECT
  (SELECT id FROM cohorts WHERE name = 'Test Migration Cohort'),
  (SELECT id FROM auth.users LIMIT 1),
  'active'
RETURNING id, cohort_id, user_id;
-- Should succeed if user exists

-- Test 3: Create schedule
INSERT INTO cohort_schedules (cohort_id, module_id, unlock_date)
SELECT
  (SELECT id FROM cohorts WHERE name = 'Test Migration Cohort'),
  m.id,
  CURRENT_DATE + (m.order_index * INTERVAL '7 days')
FROM modules m
WHERE m.course_id = (SELECT course_id FROM cohorts WHERE name = 'Test Migration Cohort')
LIMIT 3
RETURNING cohort_id, module_id, unlock_date;
-- Should create 3 schedule entries

-- Test 4: Query materialized view
SELECT * FROM student_roster_view
WHERE cohort_id = (SELECT id FROM cohorts WHERE name = 'Test Migration Cohort');
-- Should return the enrolled user

-- Test 5: Refresh materialized view
SELECT refresh_student_roster_view();
-- Should succeed

-- Clean up test data
DELETE FROM cohorts WHERE name = 'Test Migration Cohort';
-- Should cascade delete enrollments and schedules

-- ## Data Backfill (Optional) / Migrate Existing Enrollments to Cohorts
-- Step 1: Create "Legacy" cohorts for existing courses
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
RETURNING id, course_id, name;
-- Creates one "Legacy Cohort" per course

-- Step 2: Update existing enrollments with cohort_id
UPDATE enrollments e
SET cohort_id = c.id
FROM cohorts c
WHERE e.course_id = c.course_id
AND c.name = 'Legacy Cohort'
AND e.cohort_id IS NULL;
-- Links existing enrollments to legacy cohorts

-- Step 3: Backfill cohort_enrollments
INSERT INTO cohort_enrollments (cohort_id, user_id, enrolled_at, status, last_activity_at)
SELECT
  e.cohort_id,
  e.user_id,
  e.enrolled_at,
  e.status,
  COALESCE(e.completed_at, e.enrolled_at) as last_activity_at
FROM enrollments e
WHERE e.cohort_id IS NOT NULL
ON CONFLICT (cohort_id, user_id) DO NOTHING;
-- Creates cohort_enrollment records for existing enrollments

-- Step 4: Backfill lesson_progress with cohort_id
UPDATE lesson_progress lp
SET cohort_id = e.cohort_id
FROM enrollments e
JOIN lessons l ON lp.lesson_id = l.id
JOIN modules m ON l.module_id = m.id
WHERE e.user_id = lp.user_id
AND e.course_id = m.course_id
AND lp.cohort_id IS NULL;
-- Links existing progress to cohorts

-- Step 5: Verify backfill
SELECT
  c.name as cohort_name,
  COUNT(ce.id) as enrollments,
  COUNT(lp.id) as progress_records
FROM cohorts c
LEFT JOIN cohort_enrollments ce ON c.id = ce.cohort_id
LEFT JOIN lesson_progress lp ON c.id = lp.cohort_id
WHERE c.name = 'Legacy Cohort'
GROUP BY c.id, c.name;
-- Should show enrollment and progress counts

-- ## Post-Migration Checklist / Performance Testing
-- Test 1: Roster query performance (should be <200ms)
EXPLAIN ANALYZE
SELECT * FROM student_roster_view WHERE cohort_id = 1;
-- Check for Index Scan (good) vs Seq Scan (bad)

-- Test 2: Schedule lookup performance
EXPLAIN ANALYZE
SELECT * FROM cohort_schedules
WHERE cohort_id = 1 AND unlock_date <= CURRENT_DATE;
-- Should use idx_cohort_schedules_cohort and idx_cohort_schedules_unlock

-- Test 3: Discussion query performance
EXPLAIN ANALYZE
SELECT * FROM lesson_discussions
WHERE lesson_id = 1 AND cohort_id = 1
ORDER BY created_at DESC;
-- Should use indexes

-- ## Rollback Procedure / Step 1: Drop New Tables (Preserves Existing Data)
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

-- ## Rollback Procedure / Step 2: Revert Table Modifications
-- Remove new columns from courses
ALTER TABLE courses DROP COLUMN IF EXISTS is_cohort_based;
ALTER TABLE courses DROP COLUMN IF EXISTS default_duration_weeks;
ALTER TABLE courses DROP COLUMN IF EXISTS enrollment_type;

-- Remove cohort_id from enrollments
ALTER TABLE enrollments DROP COLUMN IF EXISTS cohort_id;

-- Remove cohort_id from lesson_progress
ALTER TABLE lesson_progress DROP COLUMN IF EXISTS cohort_id;

-- ## Troubleshooting / Issue 1: Permission Denied
-- Grant necessary permissions
GRANT CREATE ON SCHEMA public TO postgres;
GRANT USAGE ON SCHEMA public TO authenticated;

-- ## Troubleshooting / Issue 2: Foreign Key Constraint Fails
-- Verify referenced tables exist
SELECT tablename FROM pg_tables
WHERE schemaname = 'public'
AND tablename IN ('courses', 'modules', 'lessons');
-- All must exist before running migration

-- ## Troubleshooting / Issue 3: RLS Prevents Operations
-- Temporarily disable RLS for admin operations
ALTER TABLE cohorts DISABLE ROW LEVEL SECURITY;
-- Perform operation
ALTER TABLE cohorts ENABLE ROW LEVEL SECURITY;

-- Or use service_role key for admin operations

-- ## Troubleshooting / Issue 4: Materialized View Refresh Fails
-- Check for missing data in joined tables
SELECT ce.id, ce.user_id, a.id as app_id
FROM cohort_enrollments ce
LEFT JOIN applications a ON ce.user_id = a.user_id
WHERE a.id IS NULL;
-- If rows returned, some users lack application records

-- Fix by creating placeholder applications
INSERT INTO applications (user_id, name, email, program, status, role)
SELECT DISTINCT
  ce.user_id,
  'Unknown',
  u.email,
  'bootcamp',
  'approved',
  'student'
FROM cohort_enrollments ce
JOIN auth.users u ON ce.user_id = u.id
LEFT JOIN applications a ON ce.user_id = a.user_id
WHERE a.id IS NULL;

-- Retry refresh
SELECT refresh_student_roster_view();
