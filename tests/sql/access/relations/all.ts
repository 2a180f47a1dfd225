import type { Relation } from '../relation.ts';
import { cohorts, schedules } from './cohorts.ts';
import { courses } from './courses.ts';
import { discussions } from './discussions.ts';
import { replies, topics } from './forums.ts';
import { lessons } from './lessons.ts';
import { moderations, versions } from './moderations.ts';
import { modules } from './modules.ts';
import { clock, importRows, imports, invitations, log, rosterView, timeZones } from './office.ts';
import { applications } from './people.ts';
import { enrollments, progress } from './progress.ts';
import { seats } from './seats.ts';

/** Every table and view, in the order of the document. */
export const relations: Relation[] = [
  ...[applications, courses, modules, lessons, enrollments, progress],
  ...[cohorts, seats, schedules, discussions, topics, replies, moderations, versions],
  ...[rosterView, invitations, imports, importRows, log, clock, timeZones],
];
