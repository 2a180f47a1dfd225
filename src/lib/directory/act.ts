import type { Role } from '../viewer/viewer';
import type { ApplicationStatus } from './person';

/** What an act can change about a person. */
interface Change {
  role?: Role;
  status?: ApplicationStatus;
  /** ISO */
  suspended_at?: string | null;
}

/** What an admin, or somebody at the database, did about a person. */
export interface Act {
  id: number;
  /** ISO */
  at: string;
  actor_id: string | null;
  /** Display name; null for the service key, the database's owner, and who is gone. */
  actor: string | null;
  actor_role: Role | 'service_role' | 'owner';
  /** Only what changed. */
  before: Change;
  after: Change;
  reason: string | null;
}

/** "Made a teacher, application approved" */
export function changeInWords(before: Change, after: Change): string {
  const parts: (string | false | undefined)[] = [
    'suspended_at' in after && (after.suspended_at ? 'suspended' : 'let in again'),
    after.role && roleWords(before.role, after.role),
    after.status && STATUS[after.status],
  ];
  const words = parts.filter(Boolean).join(', ') || 'record changed';
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const STATUS: Record<ApplicationStatus, string> = {
  approved: 'application approved',
  rejected: 'application turned down',
  pending: 'application open again',
  waitlisted: 'put on the waiting list',
};

function roleWords(before: Role | undefined, after: Role): string {
  if (after === 'student') return `role of ${before} taken away`;
  return after === 'admin' ? 'made an admin' : 'made a teacher';
}

/** Who did it, where nobody's name can be told. */
export function actorInWords({ actor, actor_role }: Pick<Act, 'actor' | 'actor_role'>): string {
  if (actor_role === 'owner') return 'the owner of the database';
  if (actor_role === 'service_role') return 'software with the service key';
  return actor ?? `an ${actor_role} who is gone`;
}

/** How an act is taken back: put back what was, lift the suspension, or suspend anew, with a reason. */
export type Undo = 'put back' | 'restore' | 'suspend';

// Software with the service key may have changed more in one go.
const CAN_BE_UNDONE = ['role', 'status', 'suspended_at'];

/**
 * Which of these acts can be undone, by id: the last that changed something.
 *
 * @param acts newest first, from the newest on
 */
export function undosOf(acts: Act[]): Map<number, Undo> {
  const seen = new Set<string>();
  const undos = new Map<number, Undo>();
  for (const { id, after } of acts) {
    const changed = Object.keys(after).filter((column) => CAN_BE_UNDONE.includes(column));
    const isLast = changed.length > 0 && !changed.some((column) => seen.has(column));
    if (isLast) undos.set(id, undoOf(after));
    changed.forEach((column) => seen.add(column));
  }
  return undos;
}

function undoOf(after: Change): Undo {
  if (!('suspended_at' in after)) return 'put back';
  return after.suspended_at ? 'restore' : 'suspend';
}

const ACTS_A_PAGE = 20;

/**
 * A page of what was done.
 *
 * @param acts newest first; one more than a page where there are more
 * @param before where the page begins, null at the newest: what lies behind it is not the last word
 * @returns `next`: the act before which the next page begins
 */
export function actsPage(acts: Act[], before: number | null) {
  const shown = acts.slice(0, ACTS_A_PAGE);
  return {
    acts: shown,
    undos: before === null ? undosOf(shown) : new Map<number, Undo>(),
    next: acts.length > ACTS_A_PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}
