import { expect, test } from 'vitest';
import { applyFiles } from '../../../scripts/migrations/apply.ts';
import { cohortFiles } from '../../../scripts/migrations/files.ts';
import { rollBack } from '../../../scripts/migrations/roll-back.ts';
import { restoreCohorts } from '../../../scripts/migrations/restore-cohorts.ts';
import { openOlderCampus } from '../../support/database.ts';
import { openCampus } from './campus.ts';
import { schemaOf } from '../schema.ts';

const campus = openCampus();

/** As the migration guide gives it. */
const plain = `
DROP MATERIALIZED VIEW IF EXISTS student_roster_view CASCADE;
DROP TABLE IF EXISTS forum_replies CASCADE;
DROP TABLE IF EXISTS course_forums CASCADE;
DROP TABLE IF EXISTS lesson_discussions CASCADE;
DROP TABLE IF EXISTS cohort_schedules CASCADE;
DROP TABLE IF EXISTS cohort_enrollments CASCADE;
DROP TABLE IF EXISTS cohorts CASCADE;
DROP TRIGGER IF EXISTS auto_increment_completed_lessons ON lesson_progress;
DROP FUNCTION IF EXISTS refresh_student_roster_view();
ALTER TABLE courses DROP COLUMN IF EXISTS is_cohort_based;
ALTER TABLE enrollments DROP COLUMN IF EXISTS cohort_id;
`;

test('a rollback ends what the guide’s own SQL began, keeps what that left, and makes way for a push', async () => {
  await campus.db.owner.unsafe(plain);
  await rollBack(campus.db.url, { folder: campus.folder('rest') });
  const older = await openOlderCampus();
  const wanted = await schemaOf(older.owner);
  await older.close();
  expect(await schemaOf(campus.db.owner)).toEqual(wanted);

  await applyFiles(campus.db.url, cohortFiles());
  // The guide drops the cohorts; what hung on them has nothing to come back to, but courses have.
  const { links } = await restoreCohorts(campus.db.url, campus.folder('rest'));
  expect(links.find((link) => link.table === 'public.courses')).toMatchObject({ now: 1 });
});
