import { describe, expect, it } from 'vitest';
import { moduleSpans } from '../../../scripts/oulad/modules.ts';
import type { Assessment } from '../../../scripts/oulad/tables.ts';
import { presentation, source } from './slice.ts';

/** Real rows of assessments.csv that are not in the slice. */
const assessment = (type: Assessment['type'], day: number | null, weight: number): Assessment => ({
  module: 'DDD',
  presentation: '2013B',
  type,
  day,
  weight,
});

describe('the modules of DDD 2013J', () => {
  const spans = moduleSpans(presentation, source.assessments);

  it('run from one assessment to the next', () => {
    expect(spans.map(({ from, until }) => [from, until])).toEqual([
      [0, 25],
      [25, 53],
      [53, 88],
      [88, 123],
      [123, 165],
      [165, 207],
      [207, 261],
    ]);
  });

  it('say what they lead to', () => {
    expect(spans[0]?.goal).toBe('assessment 1');
    expect(spans[1]?.description).toBe(
      'Leads up to the tutor-marked assignment on day 53 of presentation 2013J, 12.5 % of the coursework mark.',
    );
    expect(spans.at(-1)).toMatchObject({
      goal: 'the exam',
      description: 'Leads up to the final exam on day 261 of presentation 2013J.',
    });
  });
});

describe('the modules of a presentation', () => {
  it('end with it when the day of the exam is not known', () => {
    const rows = [assessment('TMA', 19, 10), assessment('Exam', null, 100)];
    expect(moduleSpans({ ...presentation, length: 268 }, rows).at(-1)?.until).toBe(268);
  });

  it('are not cut by computer-marked assignments, which the description names', () => {
    const rows = [
      assessment('CMA', 51, 3),
      assessment('TMA', 53, 10),
      assessment('CMA', 23, 2),
      assessment('TMA', 25, 7.5),
      assessment('Exam', 240, 100),
    ];
    const spans = moduleSpans({ ...presentation, length: 240 }, rows);
    expect(spans.map(({ until }) => until)).toEqual([25, 53, 240]);
    expect(spans[1]?.description).toContain('On the way: 1 computer-marked assignment (day 51).');
  });

  it('name a day once when several assignments are due on it', () => {
    const rows = [
      assessment('CMA', 222, 0),
      assessment('CMA', 222, 0),
      assessment('Exam', 222, 100),
    ];
    expect(moduleSpans(presentation, rows)[0]?.description).toContain(
      '2 computer-marked assignments (day 222).',
    );
  });
});
