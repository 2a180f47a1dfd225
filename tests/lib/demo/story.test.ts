import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { illustrated } from '../../../scripts/demo/pictures.ts';
import { PEOPLE, tellStory, type Post } from '../../../scripts/demo/story.ts';
import { textOf } from '../../../scripts/demo/write-courses.ts';

const today = '2026-11-22';
const story = tellStory(today);
const lessons = story.courses.flatMap((course) =>
  course.modules.flatMap((module) => module.lessons.map((lesson) => ({ course, lesson }))),
);

describe('the story', () => {
  it('has every picture that a lesson names, in the size that it says', async () => {
    const all = await Promise.all(
      lessons.map(async ({ course, lesson }) => illustrated(course, await textOf(course, lesson))),
    );
    expect(all.map(({ text }) => text).join()).not.toContain('.webp');
    const pictures = all.flatMap((lesson) => lesson.pictures);
    expect(pictures.length).toBeGreaterThan(0);
    for (const { width, height, bytes } of pictures) {
      const kept = await sharp(bytes).metadata();
      expect([width, height]).toEqual([String(kept.width), String(kept.height)]);
    }
  });

  it('leaves one seat free in Spring', () => {
    const spring = story.cohorts.find(({ key }) => key === 'spring');
    const taken = story.seats.filter(
      ({ cohort, status }) =>
        cohort === 'spring' && ['active', 'paused', 'completed'].includes(status),
    );
    expect(taken).toHaveLength((spring?.maxStudents ?? 0) - 1);
  });

  it('has one module of Spring open, and the next opening within a week', () => {
    const days = story.cohorts.find(({ key }) => key === 'spring')?.unlockDates ?? [];
    expect(days.filter((day) => day <= today)).toHaveLength(1);
    expect(days[1]! <= '2026-11-29').toBe(true);
  });

  it('gives every cohort an unlock day for each module of its course', () => {
    for (const cohort of story.cohorts) {
      const course = story.courses.find(({ slug }) => slug === cohort.course);
      expect(cohort.unlockDates).toHaveLength(course?.modules.length ?? 0);
    }
  });

  it('lets nobody do a lesson before its module opens, after the end, or tomorrow', () => {
    for (const { lesson: slug, cohort: key, at } of story.completions) {
      expect(at.day < today).toBe(true);
      const cohort = story.cohorts.find((candidate) => candidate.key === key);
      if (!cohort) continue;
      const { course } = lessons.find(({ lesson }) => lesson.slug === slug)!;
      expect(course.slug).toBe(cohort.course);
      const order = course.modules.findIndex((module) =>
        module.lessons.some((lesson) => lesson.slug === slug),
      );
      expect(at.day >= cohort.unlockDates[order]!).toBe(true);
      expect(at.day <= cohort.endDate).toBe(true);
    }
  });

  it('answers one question in Spring and leaves one open', () => {
    const says = (post: Post, teacher: boolean): boolean =>
      (post.replies ?? []).some(
        (reply) => (PEOPLE[reply.author].role === 'teacher') === teacher || says(reply, teacher),
      );
    const questions = story.threads.filter(
      ({ cohort, author }) => cohort === 'spring' && PEOPLE[author].role === 'student',
    );
    expect(questions.map((question) => says(question, true))).toEqual([false, true]);
  });

  it('lets people of a cohort and its teacher talk in its forum, one after the other, until today', () => {
    for (const topic of story.topics) {
      const cohort = story.cohorts.find(({ key }) => key === topic.cohort)!;
      const course = story.courses.find(({ slug }) => slug === cohort.course)!;
      const said = [topic, ...(topic.replies ?? [])];
      for (const { author } of said) {
        const seat = story.seats.find(
          (one) => one.cohort === cohort.key && one.person === author && one.status === 'active',
        );
        expect(seat !== undefined || course.teacher === author).toBe(true);
      }
      const days = said.map(({ at }) => `${at.day} ${at.time}`);
      expect(days).toEqual(days.toSorted());
      expect(days.at(-1)! < today).toBe(true);
    }
  });
});

describe('the lessons', () => {
  it.each(lessons.map(({ course, lesson }) => [lesson.slug, course, lesson] as const))(
    '%s is short, has headings and something to try',
    async (_, course, lesson) => {
      const text = await textOf(course, lesson);
      const words = text.split(/\s+/).length;
      expect(words).toBeGreaterThanOrEqual(150);
      expect(words).toBeLessThanOrEqual(350);
      expect(text).toMatch(/^## /m);
      expect(text).toContain('## Try it');
      // The page's own title is the only heading of the first level, and Markdown carries no HTML.
      expect(text).not.toMatch(/^# /m);
      expect(text.replaceAll(/`[^`]*`|```[\s\S]*?```/g, '')).not.toMatch(/<[a-z]/i);
    },
  );
});
