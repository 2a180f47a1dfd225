import { describe, expect, it } from 'vitest';
import {
  closedWords,
  forumPath,
  onwardFrom,
  topicPath,
  topicSilence,
  type Topic,
} from '../../../src/lib/forum/forum.ts';

describe('the way through a forum', () => {
  const onward = { at: '2027-03-15T12:00:00.123456+00:00', id: 603 };

  it('goes on where a page ended, and is read again from the address', () => {
    const path = forumPath(4, onward);
    expect(path.startsWith('/cohorts/4/forum?')).toBe(true);
    expect(onwardFrom(new URL(path, 'http://x').searchParams)).toEqual(onward);
    expect(forumPath(4)).toBe('/cohorts/4/forum');
  });

  it('starts at the first page when the address says nothing, or nonsense', () => {
    for (const query of [
      '',
      'before=2027-03-15T12:00:00Z',
      'topic=3',
      'before=yesterday&topic=3',
      'before=2027-99-99T99:00:00Z&topic=3',
      'before=2027-03-15T12:00:00Z&topic=-3',
      'before=2027-03-15T12:00:00Z%00&topic=3',
    ])
      expect(onwardFrom(new URLSearchParams(query))).toBeNull();
  });

  it('leads to a reply, on whichever page it stands', () => {
    expect(topicPath(4, 9)).toBe('/cohorts/4/forum/9');
    expect(topicPath(4, 9, { from: 51 })).toBe('/cohorts/4/forum/9?from=51');
    expect(topicPath(4, 9, { reply: 70 })).toBe('/cohorts/4/forum/9?reply=70#reply-70');
  });
});

describe('a closed topic', () => {
  const closing = { by: 'Dana', role: 'teacher', at: '2027-03-15T12:00:00Z' };

  it('says who closed it, and why if they said', () => {
    expect(closedWords({ closing, closing_reason: 'All is said.' })).toBe(
      'Closed by Dana (teacher): All is said.',
    );
    expect(closedWords({ closing, closing_reason: null })).toBe('Closed by Dana (teacher).');
    expect(closedWords({ closing: null, closing_reason: null })).toBe('Closed.');
    expect(closedWords({ closing: { ...closing, by: null }, closing_reason: null })).toContain(
      'somebody who is gone',
    );
  });
});

describe('a topic', () => {
  const topic = (more: Partial<Topic>) =>
    ({ may_post: true, may_reply: true, is_locked: false, ...more }) as Topic;

  it('says why one cannot reply, though one may write in the forum', () => {
    expect(topicSilence(topic({}))).toBeNull();
    expect(topicSilence(topic({ may_reply: false, is_locked: true }))).toContain('closed');
    expect(topicSilence(topic({ may_reply: false }))).toContain('hidden');
    // Why one cannot write at all is for the forum to say.
    expect(topicSilence(topic({ may_post: false, may_reply: false }))).toBeNull();
  });
});
