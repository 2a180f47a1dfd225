import { readFile } from 'node:fs/promises';
import type { TransactionSql } from 'postgres';
import type { DemoCourse, DemoLesson } from './courses.ts';
import { illustrated, writePictures } from './pictures.ts';
import { named, type Written } from './written.ts';

export async function writeCourse(
  sql: TransactionSql,
  course: DemoCourse,
  written: Written,
): Promise<void> {
  const teacher = named(written.people, course.teacher);
  const [{ id }] = await sql<[{ id: string }]>`
    insert into public.courses (slug, name, description, track, difficulty, published, created_by,
      is_cohort_based, enrollment_type, default_duration_weeks)
    values (${course.slug}, ${course.name}, ${course.description}, ${course.track},
      ${course.difficulty}, true, ${teacher},
      ${course.enrollmentType !== 'open'}, ${course.enrollmentType}, ${course.weeks})
    returning id`;
  written.courses.set(course.slug, id);
  const moduleIds: string[] = [];
  for (const [order, { name, description, lessons }] of course.modules.entries()) {
    const [module] = await sql<[{ id: string }]>`
      insert into public.modules (course_id, name, description, order_index)
      values (${id}, ${name}, ${description}, ${order})
      returning id`;
    moduleIds.push(module.id);
    for (const [place, lesson] of lessons.entries()) {
      const lessonId = await writeLesson(sql, course, teacher, module.id, lesson, place);
      written.lessons.set(lesson.slug, lessonId);
    }
  }
  written.modules.set(course.slug, moduleIds);
}

async function writeLesson(
  sql: TransactionSql,
  course: DemoCourse,
  teacher: string,
  moduleId: string,
  lesson: DemoLesson,
  place: number,
): Promise<string> {
  const { text, pictures } = await illustrated(course, await textOf(course, lesson));
  const [{ id }] = await sql<[{ id: string }]>`
    insert into public.lessons (module_id, slug, name, text_content, youtube_url,
      video_duration_seconds, resources, order_index)
    values (${moduleId}, ${lesson.slug}, ${lesson.name}, ${text},
      ${lesson.youtubeUrl ?? null}, ${lesson.videoSeconds ?? null},
      ${sql.json(lesson.resources ?? [])}, ${place})
    returning id`;
  await writePictures(sql, id, teacher, pictures);
  return id;
}

/** The Markdown of a lesson. */
export function textOf(course: DemoCourse, lesson: DemoLesson): Promise<string> {
  return readFile(new URL(`lessons/${course.folder}/${lesson.slug}.md`, import.meta.url), 'utf8');
}
