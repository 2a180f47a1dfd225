import { describe, expect, it } from 'vitest';
import {
  draftKey,
  draftsOf,
  draftTime,
  forgetOthers,
  keepDraft,
} from '../../../src/lib/forms/drafts.ts';

function browser() {
  const kept = new Map<string, string>();
  return {
    kept,
    get length() {
      return kept.size;
    },
    key: (nth: number) => [...kept.keys()][nth] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const day = 24 * 60 * 60 * 1000;
const draft = (at: number, words: string) => ({ at, values: { 'content#0': words } });

describe('drafts', () => {
  it('of two tabs lie side by side, the latest first', () => {
    const store = browser();
    keepDraft(store, draftKey('dana', 'lesson-1', 'a'), draft(1, 'first'));
    keepDraft(store, draftKey('dana', 'lesson-1', 'b'), draft(2, 'second'));
    keepDraft(store, draftKey('dana', 'lesson-12', 'c'), draft(3, 'another lesson'));
    keepDraft(store, draftKey('esi', 'lesson-1', 'd'), draft(4, 'another person'));
    expect(
      draftsOf(store, 'dana', 'lesson-1').map(([, { values }]) => values['content#0']),
    ).toEqual(['second', 'first']);
  });

  it('go when somebody else comes, after two weeks, and when they are broken; nothing else goes', () => {
    const store = browser();
    const now = 100 * day;
    store.setItem('theme', 'dark');
    store.setItem(draftKey('dana', 'lesson-1', 'x'), 'no JSON');
    keepDraft(store, draftKey('dana', 'lesson-1', 'a'), draft(now - day, 'mine'));
    keepDraft(store, draftKey('dana', 'lesson-1', 'b'), draft(now - 15 * day, 'mine, but old'));
    keepDraft(store, draftKey('esi', 'lesson-1', 'c'), draft(now, 'hers'));
    forgetOthers(store, 'dana', now);
    expect([...store.kept.keys()]).toEqual(['theme', draftKey('dana', 'lesson-1', 'a')]);
  });

  it('are not kept where there is no room, and nobody is bothered', () => {
    const full = {
      ...browser(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(() => keepDraft(full, 'draft:x', draft(1, 'x'))).not.toThrow();
  });

  it('say when they were typed', () => {
    const at = new Date(2027, 2, 15, 14, 3);
    expect(draftTime(at.getTime(), new Date(2027, 2, 15, 20), 'en-GB')).toBe('14:03');
    expect(draftTime(at.getTime(), new Date(2027, 2, 16, 9), 'en-GB')).toMatch(
      /^15 March.* 14:03$/,
    );
    expect(draftTime(at.getTime(), new Date(2027, 2, 16, 9), 'fr')).toMatch(/^15 mars.* 14:03$/);
  });
});
