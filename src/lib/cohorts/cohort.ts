import { grouped } from '../words';

export type CohortStatus = 'upcoming' | 'active' | 'completed' | 'archived';

/** A person's place in a cohort; null: they have nothing to do with it. */
export type SeatStatus = 'active' | 'completed' | 'paused' | 'dropped' | 'waitlisted';

/** What everybody may know of a cohort that they see. */
export interface CohortCard {
  id: number;
  name: string;
  /** 'YYYY-MM-DD' */
  start_date: string;
  /** 'YYYY-MM-DD', the last day; null: open-ended. */
  end_date: string | null;
  /** ISO */
  starts_at: string;
  /** IANA */
  time_zone: string;
  status: CohortStatus;
  /** null: without limit */
  max_students: number | null;
  free_seats: number | null;
}

/** Whether people can still come into this cohort, as far as its dates go. */
export function isRunning(status: CohortStatus): boolean {
  return status === 'upcoming' || status === 'active';
}

export function takesSeat(seat: SeatStatus | null): boolean {
  return seat === 'active' || seat === 'completed' || seat === 'paused';
}

/** "3 of 8 seats are free" */
export function seatWords({
  max_students: most,
  free_seats: free,
}: Pick<CohortCard, 'max_students' | 'free_seats'>): string {
  if (most === null || free === null) return 'There are seats for everybody';
  if (most === 0) return 'No seats are given';
  if (free === 0)
    return most === 1 ? 'The only seat is taken' : `All ${grouped(most)} seats are taken`;
  if (most === 1) return 'The only seat is free';
  return `${grouped(free)} of ${grouped(most)} seats ${free === 1 ? 'is' : 'are'} free`;
}

/** A word on where a cohort stands today, for a badge. */
export function statusWord(status: CohortStatus): string {
  const words = {
    upcoming: 'Not started yet',
    active: 'Running',
    completed: 'Ended',
    archived: 'Archived',
  };
  return words[status];
}

/** What a person is told about their own place, for a badge; null when they have none. */
export function seatWord(seat: SeatStatus | null): string | null {
  const words = {
    active: 'You are in',
    completed: 'You finished',
    paused: 'You pause',
    dropped: 'You left',
    waitlisted: 'You wait for a seat',
  };
  return seat && words[seat];
}

/** What may be done about a seat: the words on the button, or the sentence that stands in its place. */
export type SeatOffer = { button: string; note?: string } | { button: null; note: string | null };

/** What a cohort offers to somebody with this place in it. The database decides again when the button is pressed. */
export function seatOffer(
  cohort: Pick<CohortCard, 'status' | 'max_students' | 'free_seats'>,
  seat: SeatStatus | null,
): SeatOffer {
  if (takesSeat(seat)) return { button: null, note: null };
  if (cohort.status === 'archived') return { button: null, note: 'This cohort is put away.' };
  if (cohort.status === 'completed')
    return { button: null, note: 'This cohort has ended. Nobody takes a seat any more.' };
  if (cohort.free_seats === 0) return { button: null, note: fullNote(seat, cohort.max_students) };
  if (seat === 'dropped')
    return { button: 'Come back', note: 'What you did here before is still yours.' };
  if (seat === 'waitlisted') return { button: 'Take the free seat' };
  return { button: 'Take a seat' };
}

function fullNote(seat: SeatStatus | null, seats: number | null): string {
  if (seats === 0) return 'This cohort takes nobody in.';
  if (seat === 'waitlisted') return 'All seats are taken. You are waiting for one.';
  if (seat === 'dropped') return 'All seats are taken. You can come back when one is given back.';
  return 'All seats are taken. Look in again: a seat may be given back.';
}

/** What leaving a cohort does, in sentences, before somebody does it. */
export function leavingWords({
  my_status,
  completed,
}: {
  my_status: SeatStatus | null;
  /** The lessons done. */
  completed: number;
}): string[] {
  if (my_status === 'waitlisted')
    return ['You give up your place among those who wait for a seat.'];
  const lessons =
    completed === 1 ? 'The lesson you have done' : `The ${completed} lessons you have done`;
  const kept =
    completed === 0 ? 'What you wrote here stays.' : `${lessons} and what you wrote here stay.`;
  return [
    'Your seat is given back at once, and somebody else may take it. The lessons and the talk close for you.',
    `${kept} You can come back while there is a free seat.`,
  ];
}

/** What a person must know first about their own place in a cohort; null when nothing is out of the ordinary. */
export function standingWords(
  { status, free_seats: free }: Pick<CohortCard, 'status' | 'free_seats'>,
  seat: SeatStatus | null,
): string | null {
  if (seat === 'dropped')
    return 'You left this cohort. Its lessons and its talk are closed to you.';
  if (seat === 'waitlisted')
    return isRunning(status) && free !== 0
      ? 'You wait for a seat, and one is free: take it, and the lessons and the talk open.'
      : 'You wait for a seat. The lessons and the talk open when you have one.';
  if (seat === 'paused')
    return 'You pause. You keep your seat and can read what was open before, but not write. Your teacher lets you go on.';
  if (takesSeat(seat) && !isRunning(status))
    return 'This cohort has ended. You can still read everything, but not write.';
  return null;
}
