import type { Db } from './client';

/**
 * Who the session's token says is signed in, checked against the published keys without a call;
 * null for a visitor and for a token that is forged, garbled or over.
 */
export async function claimsOf(db: Db): Promise<{ id: string; email: string } | null> {
  try {
    const { data } = await db.auth.getClaims();
    if (typeof data?.claims.sub !== 'string') return null;
    return { id: data.claims.sub, email: data.claims.email ?? '' };
  } catch (error) {
    // A cookie may hold anything; auth-js trips over some of it. Losing the network is not the visitor's doing.
    if (error instanceof TypeError || error instanceof SyntaxError) return null;
    throw error;
  }
}
