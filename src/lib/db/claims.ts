import type { Db } from './client';

export interface Claims {
  id: string;
  email: string;
  /** The session's id; '' for a token that names none. */
  session: string;
}

/**
 * Who the session's token says is signed in, checked against the published keys without a call;
 * null for a visitor and for a token that is forged, garbled or over.
 */
export async function claimsOf(db: Db): Promise<Claims | null> {
  try {
    const { data, error } = await db.auth.getClaims();
    if (typeof data?.claims.sub === 'string') {
      const { sub: id, email = '', session_id: session = '' } = data.claims;
      return { id, email, session };
    }
    if (!REFUSED.includes(error?.status ?? 0)) return null;
  } catch (error) {
    // A cookie may hold anything; auth-js trips over some of it. Losing the network is not the visitor's doing.
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
  }
  await forgetSession(db);
  return null;
}

// Not what comes of a network or an Auth that is down: the session may be good.
const REFUSED = [400, 401, 403];

/** Kept, a token that is refused would go along with every question, and each would be refused. */
export async function forgetSession(db: Db): Promise<void> {
  try {
    await db.auth.signOut({ scope: 'local' });
  } catch (error) {
    // As above; of such a cookie auth-js sends nothing.
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error;
  }
}
