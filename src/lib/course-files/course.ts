import type { EnrollmentType } from '../writing/course';

/** A course as a file carries it: what is written, without students, cohorts and talk. */
export interface FiledCourse {
  name: string;
  slug: string | null;
  description: string | null;
  track: string | null;
  difficulty: string | null;
  enrollment_type: EnrollmentType;
  is_cohort_based: boolean;
  default_duration_weeks: number | null;
  modules: FiledModule[];
}

export interface FiledModule {
  name: string;
  description: string | null;
  lessons: FiledLesson[];
}

export interface FiledLesson {
  name: string;
  slug: string | null;
  /** Markdown; line ends are "\n". */
  text_content: string | null;
  youtube_url: string | null;
  video_duration_seconds: number | null;
  resources: { name: string; url: string }[];
}

/** What a file says, whose pictures stand apart: texts name them `/pictures/<id>`. */
export interface CourseFile {
  course: FiledCourse;
  pictures: FiledPicture[];
}

export interface FiledPicture {
  id: string;
  alt: string;
  /** Media type, `image/webp`. */
  type: string;
  base64: string;
  /** The line at which it stands in a file that was read. */
  line?: number;
}

/** What keeps a file from being read, or is worth a look; the first line is 1. */
export interface Remark {
  line: number;
  says: string;
}

/** A word of a file within a remark. */
export const short = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** The first two as in private.refuse_large_course. */
export const MOST_MODULES = 200;
export const MOST_LESSONS = 2_000;
export const MOST_COURSE_PICTURES = 2_000;

/** The pictures that a text shows, by their ids. */
export function picturesIn(text: string | null): Set<string> {
  return new Set((text ?? '').matchAll(PICTURE).map(([, id]) => id!.toLowerCase()));
}
const PICTURE = /\/pictures\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/gi;

export const lessonsOf = ({ modules }: FiledCourse): FiledLesson[] =>
  modules.flatMap(({ lessons }) => lessons);

/** The remarks in a refusal's detail; none when there is nothing to read in it. */
export function remarksIn(detail: string | null): Remark[] {
  try {
    return JSON.parse(detail ?? '[]') as Remark[];
  } catch {
    return [];
  }
}
