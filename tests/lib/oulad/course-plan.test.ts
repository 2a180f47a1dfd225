import { describe, expect, it } from 'vitest';
import { planCohort, planCourse } from '../../../scripts/oulad/course-plan.ts';
import { pileUp } from '../../../scripts/oulad/material.ts';
import type { Material } from '../../../scripts/oulad/tables.ts';
import { presentation, source } from './slice.ts';

const spans = [
  { goal: 'assessment 1', description: '', from: 0, until: 28 },
  { goal: 'the exam', description: '', from: 28, until: 56 },
];
const piece = (site: number, kind: string, weekFrom: number | null = null): Material => ({
  site,
  module: 'DDD',
  presentation: '2013J',
  kind,
  weekFrom,
  weekTo: weekFrom,
});
const sites = (material: Material[]) =>
  pileUp(material, spans).map((piles) =>
    piles.flatMap(({ pieces }) => pieces.map(({ site }) => site)),
  );

describe('learning material', () => {
  it('goes where its week begins', () => {
    expect(sites([piece(1, 'url', 4), piece(2, 'url', 5)])).toEqual([[1], [2]]);
  });

  it('of the weeks after the last assessment goes to the last module', () => {
    expect(sites([piece(1, 'url', 29)])).toEqual([[], [1]]);
  });

  it('without a week is dealt out evenly, each kind for itself', () => {
    const material = [piece(4, 'page'), piece(3, 'page'), piece(2, 'quiz'), piece(1, 'quiz')];
    expect(sites(material)).toEqual([
      [3, 1],
      [4, 2],
    ]);
  });
});

describe('the course of module DDD', () => {
  const course = planCourse(source, 'DDD');

  it('has seven modules of five lessons, and invents no subject', () => {
    expect(course).toMatchObject({ slug: 'ou-ddd', name: 'Open University module DDD', weeks: 38 });
    expect(course.modules.map(({ lessons }) => lessons.length)).toEqual([5, 5, 5, 5, 5, 5, 5]);
    expect(course.modules[0]?.name).toBe('Until assessment 1');
  });

  it('gives every lesson a slug of its own', () => {
    const slugs = course.modules.flatMap(({ lessons }) => lessons.map(({ slug }) => slug));
    expect(new Set(slugs).size).toBe(35);
    expect(slugs[0]).toBe('1-course-pages');
  });

  it('stands for each piece of material once', () => {
    const counts = course.modules
      .flatMap(({ lessons }) => lessons)
      .map(({ text }) => /held (one|\d+) piece/.exec(text)?.[1] ?? '0');
    const total = counts.reduce((sum, count) => sum + (count === 'one' ? 1 : Number(count)), 0);
    expect(total).toBe(source.material.length);
  });

  it('says in each lesson what it stands for, what it leads to, and where that is from', () => {
    const text = course.modules[4]?.lessons[0]?.text;
    expect(text).toContain('this part of the course held');
    expect(text).toContain('- 31 subpages\n');
    expect(text).toContain('No week is set for any of it');
    expect(text).toContain('day 165 of presentation 2013J, 20 % of the coursework mark');
    expect(text).toContain('CC BY 4.0');
  });
});

describe('the cohort of DDD 2013J', () => {
  it('moves by whole weeks, and its modules open with it', () => {
    const cohort = planCohort(source, presentation, 666);
    expect(cohort).toMatchObject({
      courseSlug: 'ou-ddd',
      name: '2013J',
      startDate: '2026-07-11',
      endDate: '2027-03-29',
    });
    expect(cohort.unlockDates).toEqual([
      '2026-07-11',
      '2026-08-05',
      '2026-09-02',
      '2026-10-07',
      '2026-11-11',
      '2026-12-23',
      '2027-02-03',
    ]);
  });
});
