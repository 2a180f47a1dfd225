import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registrationsCsv, studentId } from '../../../scripts/oulad/students.ts';
import { folder, source } from './slice.ts';

describe('the file of registrations', () => {
  it('names people by their number', () => {
    const [first] = registrationsCsv(source.registrations).split('\n').slice(1);
    expect(first).toBe('Student 3733,student-3733@oulad.example,-68');
  });

  it('leaves the day empty where it is not known', () => {
    expect(registrationsCsv(source.registrations)).toContain(
      '\nStudent 250456,student-250456@oulad.example,\n',
    );
  });

  it('is the one that is committed', async () => {
    const committed = await readFile(join(folder, 'registrations-DDD-2013J.csv'), 'utf8');
    expect(registrationsCsv(source.registrations)).toBe(committed);
  });
});

describe('the id of a student', () => {
  it('is a version-5 UUID, the same on every run', () => {
    expect(studentId(11391)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(studentId(11391)).toBe(studentId(11391));
    expect(studentId(11391)).not.toBe(studentId(11392));
  });
});
