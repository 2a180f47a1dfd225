import { describe, expect, it } from 'vitest';
import { editForm, pinForm } from '../../../src/lib/discussions/schema.ts';

const edit = (more: Record<string, unknown>) =>
  editForm.safeParse({ kind: 'reply', post_id: '3', content: 'words', back: '/x', ...more });

describe('changing a post', () => {
  it('of a reply needs no title, and takes none from an empty field', () => {
    expect(edit({}).data).toEqual({ kind: 'reply', post_id: 3, content: 'words', back: '/x' });
    expect(edit({ title: null }).success).toBe(true);
  });

  it('of a topic needs one', () => {
    expect(edit({ kind: 'topic', title: 'A title' }).success).toBe(true);
    for (const title of [undefined, null, ' ']) {
      const { error } = edit({ kind: 'topic', title });
      expect(error?.issues.map(({ path }) => path)).toEqual([['title']]);
    }
  });

  it('comes back to a place of this campus, whatever is sent', () => {
    expect(edit({ back: 'https://evil.example' }).data?.back).toBe('/');
  });

  it('of a kind that there is not is refused', () => {
    expect(edit({ kind: 'course' }).success).toBe(false);
  });
});

it('a reply is not pinned', () => {
  const pin = { post_id: '3', back: '/x', pinned: 'yes' };
  expect(pinForm.safeParse({ ...pin, kind: 'topic' }).success).toBe(true);
  expect(pinForm.safeParse({ ...pin, kind: 'reply' }).success).toBe(false);
});
