import { describe } from 'vitest';
import { testAccess } from '../sql/access/access.ts';
import { cohorts, rosterView, schedules, seats } from '../sql/access/cohorts.ts';
import { courses, lessons, modules } from '../sql/access/courses.ts';
import { clock, importRows, imports, invitations, log } from '../sql/access/office.ts';
import { applications } from '../sql/access/people.ts';
import { enrollments, progress } from '../sql/access/progress.ts';
import { discussions, moderations, replies, topics } from '../sql/access/talk.ts';
import { openStage } from '../sql/stage.ts';

// The entry that the migration guide names: who reads and writes what of each table.
describe('row-level security', () => {
  const stage = openStage();
  const older = [applications, courses, modules, lessons, enrollments, progress];
  const ofCohorts = [
    cohorts,
    seats,
    rosterView,
    schedules,
    discussions,
    moderations,
    topics,
    replies,
  ];
  const ofTheOffice = [invitations, imports, importRows, log, clock];
  for (const access of [...older, ...ofCohorts, ...ofTheOffice]) testAccess(stage, access);
});
