import type { CohortCard } from '../cohorts/cohort';
import { counted } from '../words';

/** What every page shows of a course. */
export interface CourseCard {
  id: number;
  slug: string;
  name: string;
  description: string | null;
  track: string | null;
  difficulty: string | null;
  /** Display name; null when nobody teaches it now. */
  teacher: string | null;
  /** Whether it can be taken without a cohort. */
  self_paced: boolean;
}

export interface CatalogCourse extends CourseCard {
  module_count: number;
  lesson_count: number;
  cohort_count: number;
  next_cohort: CohortCard | null;
}

/** The name of a course in an address (`/courses/open-data`), or null when no course can have it. */
export function slugFrom(param: string | undefined): string | null {
  return param && param.length <= 200 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(param) ? param : null;
}

/** "Data · Beginner" */
export function kickerOf({
  track,
  difficulty,
}: Pick<CourseCard, 'track' | 'difficulty'>): string | undefined {
  return [track, difficulty].filter(Boolean).join(' · ') || undefined;
}

/** Where something lies in a course, and perhaps in one of its cohorts, for the breadcrumbs. */
export function trailTo(
  course: { slug: string; name: string },
  cohort?: { id: number; name: string },
): { href: string; label: string }[] {
  return [
    { href: '/courses', label: 'Courses' },
    { href: `/courses/${course.slug}`, label: course.name },
    ...(cohort ? [{ href: `/cohorts/${cohort.id}`, label: cohort.name }] : []),
  ];
}

/** "3 modules, 9 lessons" */
export function sizeWords(modules: number, lessons: number): string {
  return `${counted(modules, 'module')}, ${counted(lessons, 'lesson')}`;
}
