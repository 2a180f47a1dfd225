import { ENROLLMENT_TYPES } from '../writing/course';
import type { FiledCourse, Remark } from './course';
import type { Heading } from './heading';
import { reader, type Reader } from './reader';

const KNOWN = [
  ...['campus', 'name', 'slug', 'description', 'track', 'difficulty'],
  ...['enrollment', 'cohorts', 'weeks'],
];

/** The course's own heading, with no modules yet; what is wrong with it is added to `problems`. */
export function readCourse(heading: Heading, problems: Remark[]): FiledCourse {
  const read = reader(heading, KNOWN);
  if (heading.problems.length === 0) requireVersion(read);
  const course: FiledCourse = {
    name: read.name(1),
    slug: slug(read),
    description: read.text('description', 5_000),
    track: read.text('track', 100),
    difficulty: read.text('difficulty', 100),
    enrollment_type: read.word('enrollment', ENROLLMENT_TYPES) ?? 'open',
    is_cohort_based: read.word('cohorts', ['true', 'false']) === 'true',
    default_duration_weeks: read.whole('weeks', 1, 500),
    modules: [],
  };
  problems.push(...read.remarks);
  return course;
}

function requireVersion(read: Reader): void {
  const version = read.text('campus', 20);
  if (version === null) {
    const says = 'The line “campus: 1” is missing, which says that this is a course file.';
    read.remarks.push({ line: 1, says });
  } else if (version !== '1') {
    read.remark('campus', 'This file is of a newer kind than this campus can read.');
  }
}

/** As the constraint `courses_slug_form`. */
function slug(read: Reader): string | null {
  const value = read.text('slug', 200);
  if (value === null || (/^[^\s/?#%\\]+$/.test(value) && !/^\.+$/.test(value))) return value;
  return read.remark('slug', 'A slug is a part of an address: neither spaces nor / ? # % \\.');
}
