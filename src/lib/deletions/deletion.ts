import { counted, grouped, listed } from '../words';
import { lessonWritingPath, modulePath, writingPath } from '../writing/course';

export const KINDS = ['course', 'module', 'lesson'] as const;
export type Kind = (typeof KINDS)[number];
export const KIND_WORDS: Record<Kind, string> = {
  course: 'Course',
  module: 'Module',
  lesson: 'Lesson',
};

/** Numbers by the words of private.in_words; what is not there is nothing. */
export type Counts = Record<string, number>;

/** What somebody is about to delete. */
export interface Subject {
  kind: Kind;
  id: number;
  name: string;
  /** How many students have begun a lesson of it, and how many have finished one. */
  students: number;
  finished: number;
  /** What goes with it. */
  counts: Counts;
  course: { id: number; slug: string; name: string; published: boolean };
  /** ISO; until when it can be brought back. */
  until: string;
}

export interface Deletion {
  id: number;
  kind: Kind;
  subject_id: number;
  name: string;
  course_id: number;
  course_name: string;
  rows: number;
  counts: Counts;
  /** ISO */
  deleted_at: string;
  until: string;
  /** Display name; null: software, or somebody who is gone. */
  deleted_by: string | null;
  restored_at: string | null;
  restored_by: string | null;
}

const WORDS: [word: string, one: string, many?: string][] = [
  ['modules', 'module'],
  ['lessons', 'lesson'],
  ['pictures', 'picture'],
  ['cohorts', 'cohort'],
  ['seats', 'enrollment in a cohort', 'enrollments in cohorts'],
  ['enrollments', 'enrollment at one’s own pace', 'enrollments at one’s own pace'],
  ['invitations', 'invitation'],
  ['days', 'day in a schedule', 'days in schedules'],
  ['marks', 'mark of progress', 'marks of progress'],
  ['posts', 'post under lessons', 'posts under lessons'],
  ['topics', 'topic of a forum', 'topics of forums'],
  ['replies', 'reply in a forum', 'replies in forums'],
  ['other', 'other entry', 'other entries'],
];

/** "3 lessons", "1,204 posts under lessons" …, the largest things first; empty when nothing goes along. */
export function whatGoes(counts: Counts): string[] {
  return WORDS.flatMap(([word, one, many]) => {
    const count = counts[word] ?? 0;
    return count > 0 ? [counted(count, one, many)] : [];
  });
}

/** The same in one line, as long as one can read it. */
export function inOneLine(counts: Counts): string {
  const all = whatGoes(counts);
  if (all.length === 0) return 'Nothing else went with it';
  const shown =
    all.length > 4 ? [...all.slice(0, 3), `${all.length - 3} kinds of things more`] : all;
  return `With ${listed(shown)}`;
}

/** Whether it takes something away from students, so that one click is too little. */
export function isFelt({ students, counts }: Pick<Subject, 'students' | 'counts'>): boolean {
  const theirs = ['seats', 'enrollments', 'posts', 'topics', 'replies'];
  return students > 0 || theirs.some((word) => (counts[word] ?? 0) > 0);
}

/** Who is hit: "12 students have begun it, 8 of them have finished it."; null when nobody is. */
export function whoIsHit({ kind, students, finished, counts }: Subject): string | null {
  const seats = (counts['seats'] ?? 0) + (counts['enrollments'] ?? 0);
  const some = [
    ...(seats > 0 ? [`${counted(seats, 'student has', 'students have')}, or had, a seat.`] : []),
    ...(students > 0 ? [begun(kind, students, finished)] : []),
  ];
  return some.length > 0 ? some.join(' ') : null;
}

function begun(kind: Kind, students: number, finished: number): string {
  const it = kind === 'lesson' ? 'it' : 'lessons of it';
  if (finished === students)
    return `${counted(students, 'student has', 'students have')} finished ${it}.`;
  const who = `${counted(students, 'student has', 'students have')} begun ${it}`;
  return finished === 0
    ? `${who}.`
    : `${who}, ${grouped(finished)} of them finished ${kind === 'lesson' ? 'it' : 'one or more'}.`;
}

/** Whether what was typed is the name: spaces around it and its capitals do not matter. */
export function isNamed(typed: string, name: string): boolean {
  const bare = (text: string) => text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');
  return bare(typed) === bare(name);
}

/** How many days are left, today included; at least one as long as it can be brought back. */
export function daysLeft(until: string, now: Date): number {
  return Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 86_400_000));
}

/** Where it is written, once it is back. */
export function subjectPath({ kind, subject_id, course_id }: Deletion): string {
  if (kind === 'course') return writingPath(course_id);
  return kind === 'module'
    ? modulePath(course_id, subject_id)
    : lessonWritingPath(course_id, subject_id);
}
