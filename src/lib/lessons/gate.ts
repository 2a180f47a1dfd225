/** Why something is open or not, in the database's words (`private.gates`). */
export type Why =
  | 'open'
  | 'not_enrolled'
  | 'left'
  | 'waiting'
  | 'not_started'
  | 'not_yet'
  | 'closed'
  | 'paused'
  | 'teaches';

/** A module of a cohort, judged for the viewer. */
export interface ModuleGate {
  state: 'open' | 'locked' | 'closed';
  why: Why;
  /** ISO */
  opens_at: string;
  /** ISO; null: stays open. */
  closes_at: string | null;
}

/** A lesson, judged over all that the viewer has to do with its course. */
export interface LessonGate {
  open: boolean;
  may_write: boolean;
  why: Why;
  /** ISO; null where no cohort says when. */
  opens_at: string | null;
  closes_at: string | null;
  /** Of the cohort that decides; null with no cohort. */
  time_zone: string | null;
}

/** A sentence about a gate and the instant it is about, which stands behind it. */
export interface GateWords {
  says: string;
  /** ISO */
  at: string | null;
}

type Judged = Pick<LessonGate, 'why' | 'opens_at' | 'closes_at'>;

/** Why something is open or not, in words for the one who stands before it; for a module or for a lesson. */
export function gateWords(gate: Judged, now: Date): GateWords {
  const { why, opens_at, closes_at } = gate;
  switch (why) {
    case 'open':
      return closes_at ? { says: 'Open until', at: closes_at } : { says: 'Open', at: null };
    case 'not_started':
    case 'not_yet':
      return { says: 'Opens', at: opens_at };
    case 'closed':
      return { says: 'Closed since', at: closes_at };
    case 'paused':
      return { says: 'Closed to you, because it opened after you began to pause.', at: null };
    case 'left':
      return withPlan('Closed to you, because you left.', gate, now);
    case 'waiting':
      return withPlan('Closed to you until you have a seat.', gate, now);
    case 'not_enrolled':
    case 'teaches':
      if (opens_at === null) return { says: 'Open to those who take this course.', at: null };
      return withPlan('', gate, now);
  }
}

/** For those outside: what the cohort has planned. */
function withPlan(reason: string, { opens_at, closes_at }: Judged, now: Date): GateWords {
  const isPast = (instant: string | null) =>
    instant !== null && Date.parse(instant) <= now.getTime();
  if (opens_at === null) return { says: reason, at: null };
  const says = (plan: string) => `${reason} ${plan}`.trim();
  if (isPast(closes_at)) return { says: says('The cohort had it until'), at: closes_at };
  return {
    says: says(isPast(opens_at) ? 'Open to the cohort since' : 'Opens to the cohort'),
    at: opens_at,
  };
}
