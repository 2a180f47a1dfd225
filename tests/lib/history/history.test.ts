import { describe, expect, it } from 'vitest';
import {
  deedWords,
  differences,
  postPath,
  type Act,
  type History,
} from '../../../src/lib/history/history.ts';

describe('what became of a text', () => {
  it('is shown whole where little stayed, and at once', () => {
    const words = (letter: string) =>
      Array.from({ length: 2_000 }, (_, n) => `${letter}${n}`).join(' ');
    expect(differences(words('a'), words('b')).map(({ kind }) => kind)).toEqual(['out', 'in']);
  });
});

describe('an entry', () => {
  const hidden: Act = {
    act: 'hide',
    at: '2027-03-15T12:00:00Z',
    by: 'Dana',
    role: 'teacher',
    reason: 'Not kind.',
  };

  it('says who did what, and to the author the role alone', () => {
    expect(deedWords(hidden)).toBe('Dana (teacher) hid it');
    expect(deedWords({ ...hidden, by: null })).toBe('A teacher hid it');
    expect(deedWords({ ...hidden, act: 'open', role: 'admin' })).toBe(
      'Dana (admin) opened it again',
    );
    expect(deedWords({ ...hidden, act: 'lose_parent' })).toContain('deleted by its author');
  });
});

describe('the way back to the post', () => {
  const history = (more: Partial<History>) =>
    ({ kind: 'post', id: 12, cohort: { id: 4 }, lesson: null, topic: null, ...more }) as History;

  it('leads under its lesson, to its topic, or to its place among the replies', () => {
    const topic = { id: 9, title: 'Hello' };
    expect(postPath(history({ lesson: { id: 3, name: 'Search' } }))).toBe(
      '/lessons/3?cohort=4&post=12#post-12',
    );
    expect(postPath(history({ kind: 'topic', id: 9, topic }))).toBe('/cohorts/4/forum/9');
    expect(postPath(history({ kind: 'reply', topic }))).toBe(
      '/cohorts/4/forum/9?reply=12#reply-12',
    );
    expect(postPath(history({}))).toBeNull();
  });
});
