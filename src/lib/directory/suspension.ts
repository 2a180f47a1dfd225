import { counted } from '../words';
import { seatCount, type Person } from './person';

/** What suspending somebody does, in numbers. */
export function suspendingWords(
  person: Pick<Person, 'name' | 'sessions' | 'enrollments' | 'teaches'>,
): string[] {
  const { name, sessions, teaches } = person;
  const seats = seatCount(person);
  return [
    sessions === 0
      ? `${name} is not signed in now, and cannot sign in until you restore the account.`
      : `${counted(sessions, 'session ends', 'sessions end')} now, and ${name} cannot sign in until you restore the account.`,
    seats === 0
      ? `${name} is in no cohort.`
      : `${name} is in ${counted(seats, 'cohort')}: seat, progress and posts stay, and others see them as before.`,
    teaches.length > 0 &&
      `${name} teaches ${counted(teaches.length, 'course')}: nobody looks after ${
        teaches.length === 1 ? 'it' : 'them'
      } until you hand ${teaches.length === 1 ? 'it' : 'them'} over.`,
  ].filter((sentence) => sentence !== false);
}

/** What is said once the database, and perhaps Auth, know. */
export function barredInWords(suspended: boolean, told: boolean): string {
  if (told) return suspended ? 'The account is suspended.' : 'The account is restored.';
  return suspended
    ? 'The account is suspended, but the sign-in service could not be told.'
    : 'The account is restored, but the sign-in service could not be told.';
}
