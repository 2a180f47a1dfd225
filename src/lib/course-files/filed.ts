import { linkAddress } from '../lessons/links';
import type { CourseFile, FiledCourse, FiledLesson, FiledPicture } from './course';

/** A course as the database tells it, whose links are as some client wrote them. */
export type ToldCourse = Omit<FiledCourse, 'modules'> & {
  modules: (Omit<FiledCourse['modules'][number], 'lessons'> & {
    lessons: (Omit<FiledLesson, 'resources'> & { resources: unknown })[];
  })[];
  pictures: FiledPicture[];
};

/** What goes into the file: as it is told, without links that lead nowhere. */
export function filed({ pictures, ...told }: ToldCourse): CourseFile {
  const course = {
    ...told,
    // Columns that an older campus does not have.
    enrollment_type: told.enrollment_type ?? 'open',
    is_cohort_based: told.is_cohort_based ?? false,
    modules: told.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({ ...lesson, resources: links(lesson.resources) })),
    })),
  };
  return { course, pictures };
}

function links(resources: unknown): FiledLesson['resources'] {
  if (!Array.isArray(resources)) return [];
  return resources.flatMap((entry: unknown) => {
    const { name, title, url } = Object(
      typeof entry === 'string' ? { url: entry } : entry,
    ) as Record<string, unknown>;
    const said = name ?? title;
    if (typeof url !== 'string' || linkAddress(url) === null) return [];
    return [{ name: typeof said === 'string' ? said.trim() : '', url: url.trim() }];
  });
}
