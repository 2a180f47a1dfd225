import { describe, expect, it } from 'vitest';
import {
  actorInWords,
  actsPage,
  changeInWords,
  undosOf,
  type Act,
} from '../../../src/lib/directory/act.ts';

const act = (id: number, before: Act['before'], after: Act['after']): Act => ({
  id,
  at: '2027-03-15T12:00:00Z',
  actor_id: null,
  actor: 'Femi',
  actor_role: 'admin',
  before,
  after,
  reason: null,
});
const suspended = { suspended_at: '2027-03-15T12:00:00Z' };
const free = { suspended_at: null };

describe('an act in words', () => {
  it.each([
    [
      { role: 'student', status: 'pending' },
      { role: 'teacher', status: 'approved' },
      'Made a teacher, application approved',
    ],
    [{ role: 'admin' }, { role: 'student' }, 'Role of admin taken away'],
    [{ role: 'teacher' }, { role: 'admin' }, 'Made an admin'],
    [{ status: 'approved' }, { status: 'rejected' }, 'Application turned down'],
    [free, suspended, 'Suspended'],
    [suspended, free, 'Let in again'],
  ] as [Act['before'], Act['after'], string][])('%j → %j', (before, after, words) => {
    expect(changeInWords(before, after)).toBe(words);
  });

  it('names who did it, as far as anybody knows', () => {
    expect(actorInWords({ actor: 'Femi', actor_role: 'admin' })).toBe('Femi');
    expect(actorInWords({ actor: null, actor_role: 'admin' })).toBe('an admin who is gone');
    expect(actorInWords({ actor: null, actor_role: 'owner' })).toBe('the owner of the database');
    expect(actorInWords({ actor: null, actor_role: 'service_role' })).toContain('service key');
  });
});

describe('what can be undone', () => {
  const acts = [
    act(5, suspended, free),
    act(4, free, suspended),
    act(3, { status: 'rejected' }, { status: 'approved' }),
    act(2, { role: 'student', status: 'pending' }, { role: 'teacher', status: 'rejected' }),
    act(1, { role: 'teacher' }, { role: 'student' }),
  ];

  it('is the last word on each thing, and nothing before it', () => {
    expect([...undosOf(acts)]).toEqual([
      [5, 'suspend'],
      [3, 'put back'],
    ]);
    expect([...undosOf(acts.slice(1))][0]).toEqual([4, 'restore']);
  });

  it('is nothing of what only software changes', () => {
    const renamed = act(6, { name: 'Zoe' } as object, { name: 'Zoë' } as object);
    expect(undosOf([renamed]).size).toBe(0);
    expect(changeInWords(renamed.before, renamed.after)).toBe('Record changed');
  });

  it('is nothing on a later page', () => {
    expect(actsPage(acts, 6).undos.size).toBe(0);
    expect(actsPage(acts, null).undos.size).toBe(2);
  });

  it('stands on pages of twenty', () => {
    const many = Array.from({ length: 21 }, (_, n) => act(50 - n, free, suspended));
    expect(actsPage(many, null)).toMatchObject({ next: 31 });
    expect(actsPage(many, null).acts).toHaveLength(20);
    expect(actsPage(many.slice(1), null).next).toBeNull();
  });
});
