import { takesSeat, type SeatStatus } from '../cohorts/cohort';
import type { Role, Viewer } from '../viewer/viewer';
import type { Act } from './act';

/** A person as the list of people shows them. */
export interface Entry {
  user_id: string;
  name: string;
  email: string | null;
  role: Role;
  status: ApplicationStatus;
  /** ISO; null: not suspended. */
  suspended_at: string | null;
  /** ISO */
  created_at: string;
  page_key: PageKey;
}

/** Where a page of the list ends: the name in lower case, and the record's id. */
export type PageKey = [name: string, id: string];

export type ApplicationStatus = 'pending' | 'approved' | 'rejected' | 'waitlisted';

export interface Person {
  user_id: string;
  name: string;
  email: string | null;
  role: Role;
  status: ApplicationStatus;
  /** What they applied for, in words of the campus. */
  program: string | null;
  created_at: string;
  time_zone: string;
  last_sign_in_at: string | null;
  /** In how many browsers they are signed in. */
  sessions: number;
  /** Whether Auth lets them in no more. */
  barred: boolean;
  suspended_at: string | null;
  suspension: { reason: string; by: string | null } | null;
  /** Newest first: 20, and one more where there are more. */
  acts: Act[];
  teaches: { id: number; slug: string; name: string }[];
  enrollments: {
    cohort_id: number;
    cohort_name: string;
    course_name: string;
    status: SeatStatus;
  }[];
}

export interface CourseAndTeacher {
  id: number;
  name: string;
  teacher: string | null;
}

/** Only the viewer for those who are not admins. */
export interface PersonPage {
  viewer: Viewer;
  person?: Person | null;
  courses?: CourseAndTeacher[];
}

/** The role that counts: teacher and admin only while the person is approved. */
export function roleInForce({ role, status }: Pick<Person, 'role' | 'status'>): Role {
  return status === 'approved' ? role : 'student';
}

/** How many seats somebody has; those given back and places on waiting lists are none. */
export function seatCount({ enrollments }: Pick<Person, 'enrollments'>): number {
  return enrollments.filter(({ status }) => takesSeat(status)).length;
}

/** What an admin is told about somebody's place in a cohort, for a badge. */
export function seatWord(seat: SeatStatus): string {
  const words = {
    active: 'Takes part',
    completed: 'Finished',
    paused: 'Pauses',
    dropped: 'Left',
    waitlisted: 'Waits for a seat',
  };
  return words[seat];
}
