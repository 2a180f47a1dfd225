import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/lib/discussions/post.ts';
import { deletingWords, nestPosts, type Thread } from '../../../src/lib/discussions/thread.ts';

const post = (id: number, parent_id: number | null = null): Post => ({
  kind: 'post',
  id,
  parent_id,
  author: 'Amara',
  mine: false,
  content: `post ${id}`,
  is_teacher_response: false,
  is_pinned: false,
  created_at: '2026-11-20T10:00:00Z',
  updated_at: '2026-11-20T10:00:00Z',
  hidden: false,
  hidden_reason: null,
  hidden_by_role: null,
});

describe('what deleting a post does', () => {
  const replies = (n: number) =>
    Array.from({ length: n }, (_, id) => ({ ...post(id, 9), replies: [] }));

  it('says how many answers stay', () => {
    expect(deletingWords({ replies: [] })).toBe('Your words are gone for good.');
    expect(deletingWords({ replies: replies(1) })).toContain('The answer to them stays');
    expect(deletingWords({ replies: replies(3) })).toContain('The 3 answers to them stay');
  });
});

const shape = (threads: Thread[]): unknown =>
  threads.map(({ id, replies }) => (replies.length > 0 ? [id, shape(replies)] : id));

describe('threads', () => {
  it('keep the order of the list: pinned and newest first, answers as they came', () => {
    const posts = [post(2), post(9), post(4), post(5, 9), post(6, 5), post(7, 9), post(8, 4)];
    expect(shape(nestPosts(posts))).toEqual([2, [9, [[5, [6]], 7]], [4, [8]]]);
  });

  it('do not mind an answer that is listed before what it answers', () => {
    expect(shape(nestPosts([post(5, 4), post(4)]))).toEqual([[4, [5]]]);
  });

  it('lose no post, whatever its parent', () => {
    const parents = fc.array(fc.option(fc.nat(40)), { maxLength: 40 });
    fc.assert(
      fc.property(parents, (given) => {
        // A post answers an earlier one, or one that is not on this page.
        const posts = given.map((parent, n) =>
          post(n, parent !== null && parent < n ? parent : null),
        );
        const count = (threads: Thread[]): number =>
          threads.reduce((sum, { replies }) => sum + 1 + count(replies), 0);
        expect(count(nestPosts(posts))).toBe(posts.length);
      }),
    );
  });

  it('show an answer by itself when what it answers is not there', () => {
    expect(shape(nestPosts([post(5, 3)]))).toEqual([5]);
  });
});
