import { counted } from '../words';
import { roleInForce, seatCount, type ApplicationStatus, type Person } from './person';

/** What can be done with an application. */
export const DECISIONS = ['approve', 'reject', 'reopen'] as const;
export type Decision = (typeof DECISIONS)[number];

/** "3 applications are approved." */
export function decidedInWords(decision: Decision, count: number): string {
  if (count === 0) return 'Nothing was left to decide: somebody else was faster.';
  const done = { approve: 'approved', reject: 'turned down', reopen: 'open again' }[decision];
  return `${counted(count, 'application is', 'applications are')} ${done}.`;
}

/** Where an application stands, and what that means for its person. */
export function statusInWords(status: ApplicationStatus): string {
  return {
    pending: 'Not decided yet. That keeps nobody from anything.',
    approved: 'Approved.',
    waitlisted: 'On the waiting list. That keeps nobody from anything.',
    rejected: 'Turned down. Takes no new seat, and no role counts.',
  }[status];
}

/** A decision that is open, and what it does. */
export interface Choice {
  decision: Decision;
  label: string;
  means: string;
  /** Whether it takes something away or gives power, so that it is asked for twice. */
  grave: boolean;
}

/** The decisions that would change something. */
export function choicesFor(
  person: Pick<Person, 'name' | 'role' | 'status' | 'enrollments'>,
): Choice[] {
  const { name, role, status } = person;
  const seats = seatCount(person);
  const rests = role === 'student' ? '' : ` The role of ${role} counts no longer.`;
  const choices: (Choice | false)[] = [
    status !== 'approved' && {
      decision: 'approve',
      label: 'Approve',
      means:
        role === 'student' ? '' : `${name} is ${role === 'admin' ? 'an admin' : 'a teacher'} then.`,
      grave: role !== 'student',
    },
    status !== 'rejected' && {
      decision: 'reject',
      label: 'Turn down',
      means: `${name} takes no new seat.${
        seats > 0
          ? ` ${counted(seats, 'seat stays', 'seats stay')}, with all that is in ${seats === 1 ? 'it' : 'them'}.`
          : ''
      }${roleInForce(person) === 'student' ? '' : rests}`,
      grave: true,
    },
    status !== 'pending' && {
      decision: 'reopen',
      label: 'Open again',
      means: `The application waits among the others.${roleInForce(person) === 'student' ? '' : rests}`,
      grave: roleInForce(person) !== 'student',
    },
  ];
  return choices.filter((choice) => choice !== false);
}
