import { fileURLToPath } from 'node:url';
import { readSource, rowsOf } from '../../../scripts/oulad/source.ts';

export const folder = fileURLToPath(new URL('../../data/oulad/', import.meta.url));

/** The committed slice: the real rows of module DDD in presentation 2013J. */
export const source = await readSource(folder);

const [only] = source.presentations;
if (!only) throw new Error('The slice holds no presentation.');
export const presentation = only;

/** The registration and the result of one real student. */
export function student(number: number) {
  const own = { student: number };
  const registration = rowsOf(source.registrations, presentation).find(
    (row) => row.student === own.student,
  );
  const outcome = rowsOf(source.outcomes, presentation).find((row) => row.student === own.student);
  if (!registration || !outcome) throw new Error(`The slice knows no student ${number}.`);
  return { registration, result: outcome.result };
}
