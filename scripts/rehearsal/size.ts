/** How large the rehearsed campus is. People, courses and lessons are numbered from 1, so that all is computable. */
export type Size = { people: number; courses: number; perPerson: number; perEnrollment: number };

export const lessonsPerModule = 5;
export const lessonsPerCourse = 30;

/** At most 40 courses, each person in five of them, and so many lessons of each begun as make up `progress`. */
export function sizeOf(enrollments: number, progress: number): Size {
  const perPerson = 5;
  return {
    people: Math.max(2, Math.round(enrollments / perPerson)),
    courses: 40,
    perPerson,
    perEnrollment: Math.min(lessonsPerCourse, Math.max(1, Math.round(progress / enrollments))),
  };
}

export const idOf = (person: number) =>
  `00000000-0000-4000-8000-${String(person).padStart(12, '0')}`;

/** The course of a person's `n`th enrollment, counted from 0. */
export const courseOf = (size: Size, person: number, n: number) =>
  ((person + n) % size.courses) + 1;

/** The first half of the people study during the rehearsal; nothing of the others may change. */
export const studying = (size: Size) => Math.floor(size.people / 2);
