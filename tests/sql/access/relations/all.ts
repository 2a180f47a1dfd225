import type { Relation } from '../relation.ts';
import { cohorts, schedules } from './cohorts.ts';
import { courses } from './courses.ts';
import { deletedRows, deletions, replays, uploads } from './deletions.ts';
import { discussions } from './discussions.ts';
import { replies, topics } from './forums.ts';
import { doorKeys, knocks, tries } from './knocks.ts';
import { lessons } from './lessons.ts';
import { moderations, versions } from './moderations.ts';
import { modules } from './modules.ts';
import {
  clock,
  importRows,
  imports,
  invitations,
  log,
  rosterView,
  suspensions,
  timeZones,
} from './office.ts';
import { addressChanges, applications, consents } from './people.ts';
import { pictures } from './pictures.ts';
import { enrollments, progress } from './progress.ts';
import { seats } from './seats.ts';

/** Every table and view, in the order of the document. */
export const relations: Relation[] = [
  ...[applications, courses, modules, lessons, pictures, enrollments, progress],
  ...[cohorts, seats, schedules, discussions, topics, replies, moderations, versions],
  ...[consents, addressChanges],
  ...[rosterView, invitations, imports, importRows, suspensions, log, clock, timeZones],
  ...[deletions, uploads, deletedRows, replays],
  ...[doorKeys, tries, knocks],
];
