import { describe, expect, it } from 'vitest';
import {
  anchorOf,
  authorWords,
  hiddenWords,
  historyPath,
  isEdited,
  KINDS,
  postFrom,
  type Post,
} from '../../../src/lib/discussions/post.ts';

const post = (more: Partial<Post> = {}): Post => ({
  kind: 'post',
  id: 1,
  parent_id: null,
  author: 'Amara',
  mine: false,
  content: 'words',
  is_teacher_response: false,
  is_pinned: false,
  created_at: '2026-11-20T10:00:00Z',
  updated_at: '2026-11-20T10:00:00Z',
  hidden: false,
  hidden_reason: null,
  hidden_by_role: null,
  ...more,
});

describe('a post', () => {
  it('is edited when its words changed after it was written', () => {
    expect(isEdited(post())).toBe(false);
    expect(isEdited(post({ updated_at: '2026-11-20T10:05:00Z' }))).toBe(true);
  });

  it('is by its author, by me, or by somebody who is gone', () => {
    expect(authorWords({ author: 'Amara', mine: false })).toBe('Amara');
    expect(authorWords({ author: 'Amara', mine: true })).toBe('You');
    expect(authorWords({ author: null, mine: false })).toBe('Somebody who is gone');
  });

  it('is found by the id of its element, whatever its kind', () => {
    for (const kind of KINDS)
      expect(postFrom(anchorOf({ kind, id: 12 }))).toEqual({ kind, id: 12 });
    expect(historyPath({ kind: 'reply', id: 3 })).toBe('/posts/reply-3/history');
  });

  it('is not found by anything else', () => {
    for (const wrong of [
      undefined,
      '',
      'post',
      'post-',
      'post-0',
      'course-1',
      'post-1x',
      'post--1',
    ])
      expect(postFrom(wrong)).toBeNull();
  });
});

describe('a hidden post', () => {
  const told = { hidden: true, hidden_reason: 'Not kind.', hidden_by_role: 'teacher' as const };

  it('tells its author why, and what the one was who hid it', () => {
    expect(hiddenWords(post({ ...told, mine: true }), false)).toBe(
      'A teacher hid your post: Not kind.',
    );
    const reply = post({ ...told, kind: 'reply', mine: true, hidden_by_role: 'admin' });
    expect(hiddenWords(reply, false)).toBe('An admin hid your reply: Not kind.');
  });

  it('tells those who teach the same', () => {
    expect(hiddenWords(post(told), true)).toBe('A teacher hid this post: Not kind.');
  });

  it('tells others nothing but that it was there', () => {
    expect(hiddenWords(post(told), false)).toBe('This post is hidden.');
    expect(hiddenWords(post({ ...told, kind: 'topic' }), false)).toBe('This topic is hidden.');
  });
});
