import { describe, expect, it } from 'vitest';
import type { OfficeCohort } from '../../../src/lib/office/office.ts';
import type { CourseInHand } from '../../../src/lib/writing/course.ts';
import { afterPublishing, afterWithdrawing, unready } from '../../../src/lib/writing/publishing.ts';

const lesson = (id: number, has_text: boolean, has_video = false) => ({
  id,
  name: `L${id}`,
  has_text,
  has_video,
});
const cohort = (name: string, status: OfficeCohort['status'], more: Partial<OfficeCohort> = {}) =>
  ({
    name,
    status,
    max_students: 10,
    free_seats: 7,
    students: 3,
    invited: 0,
    ...more,
  }) as OfficeCohort;
const course = (more: Partial<CourseInHand> = {}): CourseInHand => ({
  id: 1,
  name: 'Open data',
  slug: 'open-data',
  description: 'Trees',
  track: null,
  difficulty: null,
  enrollment_type: 'cohort_only',
  default_duration_weeks: null,
  published: false,
  version: 1,
  saved: null,
  teacher: 'Dana',
  people: 0,
  modules: [
    {
      id: 1,
      name: 'Find it',
      description: null,
      version: 1,
      lessons: [lesson(1, true), lesson(2, false, true)],
    },
  ],
  cohorts: [],
  ...more,
});

describe('what is not ready', () => {
  it('is nothing where every lesson has a text or a video', () => {
    expect(unready(course())).toEqual([]);
  });

  it('is an empty course, an empty module, an empty lesson and a missing description', () => {
    expect(unready(course({ modules: [], description: null }))).toEqual([
      'There are no modules yet.',
      'There is no description.',
    ]);
    const module = { id: 2, name: 'Use it', description: null, version: 1, lessons: [] };
    const first = {
      ...module,
      id: 1,
      name: 'Find it',
      lessons: [lesson(1, false), lesson(2, true)],
    };
    expect(unready(course({ modules: [first, module] }))).toEqual([
      '1 module has no lessons: “Use it”.',
      '1 lesson has neither text nor video: “L1”.',
    ]);
  });

  it('names five of many', () => {
    const lessons = Array.from({ length: 8 }, (_, n) => lesson(n, false));
    const [sentence] = unready(
      course({ modules: [{ id: 1, name: 'M', description: null, version: 1, lessons }] }),
    );
    expect(sentence).toBe(
      '8 lessons have neither text nor video: “L0”, “L1”, “L2”, “L3”, “L4” and 3 more.',
    );
  });
});

describe('what publishing shows', () => {
  it('is titles to everybody, and seats in the cohorts that run or are to come', () => {
    const cohorts = [
      cohort('Spring', 'active'),
      cohort('Winter', 'completed'),
      cohort('Autumn', 'upcoming', { free_seats: null, max_students: null }),
    ];
    const said = afterPublishing(course({ cohorts, people: 12 })).join('\n');
    expect(said).toContain(
      'its page: the name, the description, Dana as its teacher and the titles of 1 module, 2 lessons.',
    );
    expect(said).toContain(
      '2 cohorts, and whoever is signed in can take a free seat: Spring (7 of 10 seats are free) and Autumn (there are seats for everybody)',
    );
    expect(said).not.toContain('Winter');
    expect(said).toContain('Nobody can take it at their own pace.');
    expect(said).toContain('Those who take it already (12 people) go on as before.');
  });

  it('is what is said about the modules, and no description where there is none', () => {
    const [module] = course().modules;
    const modules = [{ ...module!, description: 'Where to look' }];
    expect(afterPublishing(course({ description: null, modules })).join()).toContain(
      'the name, Dana as its teacher, the titles of 1 module, 2 lessons and what is said about the modules.',
    );
  });

  it('is every lesson to whoever starts alone, where that is on offer', () => {
    expect(afterPublishing(course({ enrollment_type: 'hybrid' })).join()).toContain(
      'reads every lesson at once',
    );
  });
});

describe('what taking back does', () => {
  it('closes the page and the seats, and leaves those who are in', () => {
    const cohorts = [cohort('Spring', 'active', { invited: 4 })];
    const said = afterWithdrawing(course({ published: true, cohorts, people: 1 })).join('\n');
    expect(said).toContain('no longer find its page');
    expect(said).toContain('Nobody can take a seat in Spring');
    expect(said).toContain('4 seats held for people who are invited');
    expect(said).toContain('Those who take it (1 person) keep');
  });
});
