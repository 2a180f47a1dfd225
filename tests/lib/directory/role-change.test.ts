import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/lib/directory/person.ts';
import { roleChanges, roleInWords } from '../../../src/lib/directory/role-change.ts';

const person = (role: Person['role'], courses = 0, status: Person['status'] = 'approved') => ({
  name: 'Dana',
  role,
  status,
  teaches: Array.from({ length: courses }, (_, id) => ({
    id,
    slug: 'open-data',
    name: 'Open data',
  })),
});

const offered = (who: ReturnType<typeof person>) =>
  roleChanges(who).map(({ role, grave }) => `${role}${grave ? ' (asks twice)' : ''}`);

describe('the roles offered', () => {
  it('to a student: teacher at once, admin after asking twice', () => {
    expect(offered(person('student'))).toEqual(['teacher', 'admin (asks twice)']);
  });

  it('to a teacher: taking the role away asks twice', () => {
    expect(offered(person('teacher'))).toEqual(['admin (asks twice)', 'student (asks twice)']);
  });

  it('to an admin: both ways down ask twice', () => {
    expect(offered(person('admin'))).toEqual(['teacher (asks twice)', 'student (asks twice)']);
  });

  it('to a teacher who was turned down: the role that does not count can be given again', () => {
    expect(offered(person('teacher', 0, 'rejected'))).toEqual(['teacher', 'admin (asks twice)']);
  });

  it('stand below the one there is', () => {
    expect(roleInWords(person('admin'))).toBe('Dana is an admin.');
    expect(roleInWords(person('teacher', 0, 'pending'))).toBe(
      'Dana is a student. The role of teacher counts once the application is approved.',
    );
  });

  it('says that the application is approved with the role, where it is not yet', () => {
    const said = (status: Person['status']) =>
      roleChanges(person('student', 0, status)).map(({ means }) => means.includes('is approved'));
    expect(said('pending')).toEqual([true, true]);
    expect(said('approved')).toEqual([false, false]);
  });

  it('says how many courses would be left without a teacher', () => {
    const means = (courses: number) => roleChanges(person('teacher', courses)).at(-1)?.means;
    expect(means(0)).not.toContain('course');
    expect(means(1)).toContain('1 course would have no teacher until you hand it over.');
    expect(means(2)).toContain('2 courses would have no teacher until you hand them over.');
  });
});
