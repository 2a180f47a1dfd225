import type { SeatStatus } from '../cohorts/cohort';
import { trailTo } from '../courses/course';
import { anchorOf } from '../discussions/post';
import type { LessonGate } from './gate';

/** What everybody may know of a lesson. */
export interface LessonTitle {
  id: number;
  name: string;
  /** Length of its video; null: unknown, or none. */
  video_seconds: number | null;
}

export interface LessonContent {
  /** Markdown */
  text_content: string | null;
  youtube_url: string | null;
  video_duration_seconds: number | null;
  /** As the teacher's client wrote it; read through `linksOf`. */
  resources: unknown;
}

/** One of the viewer's cohorts of a course: they have a seat in it or teach it. */
export interface LessonCohort {
  id: number;
  name: string;
  time_zone: string;
  my_status: SeatStatus | null;
  teaches: boolean;
  /** Neither ended nor archived. */
  running: boolean;
}

/** A lesson without its talk. */
export interface Lesson {
  id: number;
  name: string;
  module: { id: number; name: string };
  course: { id: number; slug: string; name: string };
  previous: { id: number; name: string } | null;
  next: { id: number; name: string } | null;
  /** Its place among the `total` lessons of the course, from 1. */
  nth: number;
  total: number;
  gate: LessonGate;
  /** null while the lesson is closed to the viewer */
  content: LessonContent | null;
  completed: boolean;
  /** ISO */
  completed_at: string | null;
  teaches: boolean;
  cohorts: LessonCohort[];
  /** The cohort whose talk is shown; null: the viewer has none. */
  cohort_id: number | null;
  may_post: boolean;
  may_moderate: boolean;
}

interface Place {
  cohort?: number | null | undefined;
  /** Threads older than this post. */
  before?: number | null | undefined;
  /** A post that is looked for, on whichever page of the talk it stands. */
  post?: number | undefined;
  /** Where on the page else: `done`. */
  at?: string | undefined;
}

/** The address of a lesson, in one of the viewer's cohorts. */
export function lessonPath(id: number, { cohort, before, post, at }: Place = {}): string {
  const query = new URLSearchParams();
  if (cohort) query.set('cohort', String(cohort));
  if (before) query.set('before', String(before));
  if (post) query.set('post', String(post));
  const asked = query.size > 0 ? `?${query}` : '';
  const place = post ? anchorOf({ kind: 'post', id: post }) : at;
  return `/lessons/${id}${asked}${place ? `#${place}` : ''}`;
}

/** From a lesson that is closed to where something can be done about it. */
export function wayBack({
  course,
  cohort_id,
  cohorts,
}: Pick<Lesson, 'course' | 'cohort_id' | 'cohorts'>): { href: string; label: string } {
  const cohort = cohorts.find(({ id }) => id === cohort_id);
  if (cohort) return { href: `/cohorts/${cohort.id}`, label: `Back to ${cohort.name}` };
  return { href: `/courses/${course.slug}`, label: `See ${course.name}` };
}

/** Where a lesson lies, for the breadcrumbs. */
export function trailOf({
  course,
  cohort_id,
  cohorts,
}: Pick<Lesson, 'course' | 'cohort_id' | 'cohorts'>): { href: string; label: string }[] {
  return trailTo(
    course,
    cohorts.find(({ id }) => id === cohort_id),
  );
}
