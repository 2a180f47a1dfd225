import { webAddress } from '../lessons/links';
import type { FiledCourse, FiledLesson } from './course';

/** A course as the database tells it, whose links are as some client wrote them. */
export type ToldCourse = Omit<FiledCourse, 'modules'> & {
  modules: (Omit<FiledCourse['modules'][number], 'lessons'> & {
    lessons: (Omit<FiledLesson, 'resources'> & { resources: unknown })[];
  })[];
};

/** What goes into the file: as it is told, without links that lead nowhere. */
export function filed(told: ToldCourse): FiledCourse {
  return {
    ...told,
    // Columns that an older campus does not have.
    enrollment_type: told.enrollment_type ?? 'open',
    is_cohort_based: told.is_cohort_based ?? false,
    modules: told.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({ ...lesson, resources: links(lesson.resources) })),
    })),
  };
}

function links(resources: unknown): FiledLesson['resources'] {
  if (!Array.isArray(resources)) return [];
  return resources.flatMap((entry: unknown) => {
    const { name, title, url } = Object(typeof entry === 'string' ? { url: entry } : entry) as Record<string, unknown>;
    const said = name ?? title;
    if (typeof url !== 'string' || !isAddress(url)) return [];
    return [{ name: typeof said === 'string' ? said.trim() : '', url: url.trim() }];
  });
}

/** An address that may stand under a lesson: of the web, or of somebody's mail. */
export const isAddress = (url: string): boolean =>
  webAddress(url) !== null || /^mailto:[^\s@]+@[^\s@]+$/i.test(url.trim());
