import { createHash } from 'node:crypto';
import type { Registration } from './tables.ts';

/** Students of the data set have a number and no name. `.example` is reserved: no mail can go out. */
export const studentEmail = (student: number) => `student-${student}@oulad.example`;

export const studentName = (student: number) => `Student ${student}`;

/** The same id on every run, so that loading again finds the same people: a name-based UUID (v5). */
export function studentId(student: number): string {
  const hash = createHash('sha1').update(`oulad:student:${student}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** A presentation's registrations as the file that an admin brings in: name, email, registered day. */
export function registrationsCsv(registrations: Registration[]): string {
  const lines = registrations.map(({ student, registered }) =>
    [studentName(student), studentEmail(student), registered ?? ''].join(','),
  );
  return ['name,email,registered_day', ...lines, ''].join('\n');
}
