import { sentences } from './sentences';

/** The few kinds of refusal that matter to a caller, in the words of HTTP. */
export type RefusalKind =
  | 'BAD_REQUEST'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'TOO_MANY_REQUESTS'
  | 'SERVICE_UNAVAILABLE';

/** The database (or Auth) understood the question and said no. */
export class Refusal extends Error {
  override name = 'Refusal';
  /** SQLSTATE, constraint name or Auth code: what callers compare with. */
  readonly code: string;
  readonly kind: RefusalKind;
  /** What the person reads. */
  readonly sentence: string;
  /** What the database added, for example the number of seats taken (C4060). */
  readonly detail: string | null;

  constructor(code: string, kind: RefusalKind, sentence: string, detail: string | null = null) {
    super(`${code}: ${sentence}`);
    this.code = code;
    this.kind = kind;
    this.sentence = sentence;
    this.detail = detail;
  }

  /** Seconds after which another try makes sense; null when waiting does not help. */
  get retryAfter(): number | null {
    if (this.kind !== 'TOO_MANY_REQUESTS') return null;
    return Number(this.detail) || 60;
  }
}

interface Failure {
  code?: string | undefined;
  message: string;
  details?: string | null | undefined;
}

/**
 * The refusal that an error of the API, the database or Auth stands for,
 * or null when it is not a refusal but a breakdown.
 */
export function refusalOf(failure: Failure): Refusal | null {
  const constraint = /constraint "([^"]+)"/.exec(failure.message)?.[1];
  // Auth has no code of its own for a mail server that refuses or is away.
  const mail = failure.message.startsWith('Error sending ') ? 'mail_not_sent' : undefined;
  for (const code of [constraint, mail, failure.code]) {
    if (code === undefined || !Object.hasOwn(sentences, code)) continue;
    const known = sentences[code]!;
    const detail = failure.details ?? null;
    const sentence = typeof known.says === 'string' ? known.says : known.says(detail);
    return new Refusal(code, known.kind, sentence, detail);
  }
  return null;
}

/** Refuses in the words of sentences.ts; for rules that the app itself keeps. */
export function refuse(code: string): never {
  throw refusalOf({ code, message: code }) ?? new Error(`no sentence for ${code}`);
}

type Result<T> = { data: T; error: null } | { data: unknown; error: Failure };

/**
 * The data of an API or Auth result.
 *
 * @throws Refusal when the answer is a no that a person can be told
 * @throws Error for everything else, with the original as its cause
 */
export function unwrap<T>(result: Result<T>): T {
  if (result.error === null) return result.data as T;
  const { error } = result;
  throw (
    refusalOf(error) ?? new Error(`${error.code ?? 'no code'}: ${error.message}`, { cause: error })
  );
}
