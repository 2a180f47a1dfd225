import type { OfficeCohort } from '../office/office';

/** A course in the list of those whom the viewer teaches. */
export interface ListedCourse {
  id: number;
  slug: string;
  name: string;
  published: boolean;
  modules: number;
  lessons: number;
  /** Those that run or are to come. */
  cohorts: number;
}

/** Who wrote the version that is there now; null where it was not done here. */
export interface Saved {
  /** Display name; null: software with a key. */
  by: string | null;
  /** Whether it was the viewer, perhaps in another tab. */
  mine: boolean;
  /** ISO */
  at: string;
}

export interface LessonInHand {
  id: number;
  name: string;
  has_text: boolean;
  has_video: boolean;
}

export interface ModuleInHand {
  id: number;
  name: string;
  description: string | null;
  version: number;
  lessons: LessonInHand[];
}

export const ENROLLMENT_TYPES = ['cohort_only', 'hybrid', 'open'] as const;
export type EnrollmentType = (typeof ENROLLMENT_TYPES)[number];

/** What is written about a course in its form. */
export interface CourseTexts {
  name: string;
  slug: string;
  description: string | null;
  track: string | null;
  difficulty: string | null;
  enrollment_type: EnrollmentType;
  default_duration_weeks: number | null;
}

/** A course as those who write it see it. */
export interface CourseInHand extends CourseTexts {
  id: number;
  published: boolean;
  /** Goes up with every change of what is written about it. */
  version: number;
  saved: Saved | null;
  /** Display name; null when nobody teaches it now. */
  teacher: string | null;
  /** How many have a seat in one of its cohorts, or take it alone. */
  people: number;
  modules: ModuleInHand[];
  /** Those that are not archived, by their first day. */
  cohorts: OfficeCohort[];
}

/** What is written in a lesson. */
export interface LessonTexts {
  name: string;
  /** Markdown */
  text_content: string | null;
  youtube_url: string | null;
  video_duration_seconds: number | null;
  resources: { name: string; url: string }[];
}

export interface WrittenLesson extends Omit<LessonTexts, 'resources'> {
  id: number;
  /** As some client wrote it. */
  resources: unknown;
  version: number;
  saved: Saved | null;
  module: { id: number; name: string };
  course: { id: number; slug: string; name: string; published: boolean };
  /** Those of the course, in their order. */
  modules: { id: number; name: string }[];
}

export const writingPath = (course: number) => `/teach/courses/${course}`;
export const modulePath = (course: number, module: number) =>
  `${writingPath(course)}/modules/${module}`;
export const lessonWritingPath = (course: number, lesson: number) =>
  `${writingPath(course)}/lessons/${lesson}`;

/** Where a page of writing lies, for the breadcrumbs: among the courses, or in one of them. */
export function trailOf(course?: { id: number; name: string }): { href: string; label: string }[] {
  return [
    { href: '/teach/courses', label: 'Courses you teach' },
    ...(course ? [{ href: writingPath(course.id), label: course.name }] : []),
  ];
}

/** Lessons in which there is nothing to read or to watch yet. */
export function emptyLessons({ modules }: Pick<CourseInHand, 'modules'>): LessonInHand[] {
  return modules
    .flatMap(({ lessons }) => lessons)
    .filter(({ has_text, has_video }) => !has_text && !has_video);
}

export function lessonCount({ modules }: Pick<CourseInHand, 'modules'>): number {
  return modules.reduce((sum, { lessons }) => sum + lessons.length, 0);
}
