import type { CohortCard } from '../cohorts/cohort';
import { counted, grouped } from '../words';
import type { Viewer } from '../viewer/viewer';

/** A cohort as private.office_card shows it to those who teach or administer it. */
export interface OfficeCohort extends CohortCard {
  /** 'HH:MM', when modules open in the cohort's zone. */
  unlock_time: string;
  students: number;
  /** Seats held by invitations. */
  invited: number;
  course: { id: number; slug: string; name: string; published: boolean };
}

export interface OfficeCourse {
  id: number;
  slug: string;
  name: string;
  published: boolean;
  /** Display name; null when nobody teaches it now. */
  teacher: string | null;
  cohorts: number;
}

export interface OfficeImport {
  id: number;
  file_name: string;
  cohort_id: number;
  cohort_name: string;
  /** ISO */
  created_at: string;
  /** ISO; null while it is a plan. */
  applied_at: string | null;
  rows: number;
}

/** What an admin has at hand. */
export interface Office {
  people: number;
  teachers: number;
  /** Applications that nobody has decided. */
  pending: number;
  courses: OfficeCourse[];
  /** The newest 50. */
  cohorts: OfficeCohort[];
  /** The newest 20. */
  imports: OfficeImport[];
}

/** The office is not there for those who are not admins. */
export interface Overview {
  viewer: Viewer;
  office: Office | null;
}

/** "26 of 50 seats taken, 3 by invitations that wait" */
export function takenWords({
  students,
  invited,
  max_students,
}: Pick<OfficeCohort, 'students' | 'invited' | 'max_students'>): string {
  const taken = students + invited;
  const of =
    max_students === null
      ? `${counted(taken, 'seat')} taken`
      : `${grouped(taken)} of ${counted(max_students, 'seat')} taken`;
  if (invited === 0) return of;
  return `${of}, ${students === 0 ? 'all' : grouped(invited)} by invitations that wait`;
}

/** Whether something is still missing before the first people can learn. */
export function isNew({ teachers, courses, cohorts }: Office): boolean {
  return teachers === 0 || courses.length === 0 || cohorts.length === 0;
}

type Taken = Pick<OfficeCohort, 'students' | 'invited'>;

/** What archiving a cohort does to the people in it. */
export function archivingWords({ students, invited }: Taken): string {
  const sentences = [
    students > 0 &&
      `${counted(students, 'student keeps', 'students keep')} seat, progress and posts, and can read but no longer write.`,
    invited > 0 && `${counted(invited, 'invitation waits', 'invitations wait')} until it is back.`,
    'Nobody else sees the cohort, and nobody takes a seat in it. You can restore it at any time.',
  ];
  return sentences.filter(Boolean).join(' ');
}

/** What bringing it back does. */
export function restoringWords({ students, invited }: Taken): string {
  const sentences = [
    "Its days decide again whether it is to come, running or over. Visitors see it on the course's page, and seats can be taken.",
    students > 0 && `While it runs, ${counted(students, 'student', 'students')} can write again.`,
    invited > 0 &&
      `${counted(invited, 'invitation', 'invitations')} can turn into ${invited === 1 ? 'a seat' : 'seats'} again.`,
  ];
  return sentences.filter(Boolean).join(' ');
}
