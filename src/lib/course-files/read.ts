import { lessonsOf } from './course';
import type { CourseFile, FiledCourse, Remark } from './course';
import { headingOf } from './heading';
import { cut, type Part } from './parts';
import { readCourse } from './read-course';
import { readLesson } from './read-lesson';
import { readModule } from './read-module';
import { readPicture } from './read-picture';
import { oddities } from './oddities';

export interface Reading {
  /** What would be made; complete only when there are no problems. */
  file: CourseFile | null;
  /** What keeps the file from being imported. */
  problems: Remark[];
  /** What is worth a look, and keeps nothing from anything. */
  notes: Remark[];
}

/** Whoever has so many faults has another file in mind. */
const ENOUGH = 1_000;

/** Reads the text of a course file. Everything that is wrong with it is said at once, by line. */
export function readCourseFile(text: string): Reading {
  const { parts, problems } = cut(text);
  const [first, ...others] = parts;
  if (!first) return { file: null, problems, notes: [] };

  const course = readCourse(headingOf(first), problems);
  nothingBelow(first, 'the first module', problems);
  const file: CourseFile = { course, pictures: [] };
  for (const part of others) if (problems.length < ENOUGH) add(part, file, problems);
  problems.sort((one, other) => one.line - other.line);
  const empty = { line: first.line, says: 'There is no lesson in this file.' };
  const notes = lessonsOf(course).length === 0 ? [empty] : oddities(others, file);
  return { file, problems, notes };
}

function add(part: Part, { course, pictures }: CourseFile, problems: Remark[]): void {
  const heading = headingOf(part);
  if (part.kind === 'module') {
    course.modules.push(readModule(heading, part, problems));
    nothingBelow(part, 'its first lesson', problems);
  } else if (part.kind === 'lesson') {
    const lesson = readLesson(heading, part, problems);
    const module = course.modules.at(-1) ?? missingModule(course, part, problems);
    module.lessons.push(lesson);
  } else {
    const picture = readPicture(heading, part, problems);
    if (picture) pictures.push(picture);
  }
}

function missingModule(course: FiledCourse, { line }: Part, problems: Remark[]) {
  problems.push({
    line,
    says: 'This lesson stands before the first module. Every lesson is in a module.',
  });
  const module = { name: '', description: null, lessons: [] };
  course.modules.push(module);
  return module;
}

function nothingBelow({ text, textLine }: Part, before: string, problems: Remark[]): void {
  if (text.trim() !== '') {
    problems.push({ line: textLine, says: `Text before ${before} belongs to no lesson.` });
  }
}
