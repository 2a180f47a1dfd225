import type { APIContext } from 'astro';
import { forgetSession } from '~/lib/db/claims';
import { findViewer } from '~/lib/viewer/queries';
import { leaveMessage } from './flash';
import { askToSignIn } from './keep-words';

/**
 * Whether the token is good and stands for nobody any more: its session was ended, or its person suspended. It is asked
 * only where something was refused, so that a page that is answered asks nothing more.
 */
export async function isOver({ locals: { claims, db } }: APIContext): Promise<boolean> {
  return claims !== null && (await findViewer(db)) === null;
}

/** Whether a form that was not accepted was sent out of a session that is over, or never was. */
export async function hasEnded(context: APIContext): Promise<boolean> {
  const { claims, refusal } = context.locals;
  return claims === null ? refusal?.code === 'C4001' : isOver(context);
}

/** Out of the session, and to the sign-in page; a form that was sent keeps its words. */
export async function leadOut(context: APIContext): Promise<Response> {
  if (context.locals.claims !== null) await forgetSession(context.locals.db);
  if (context.request.method !== 'POST') {
    leaveMessage(context, 'Your session has ended. Please sign in again.');
  }
  return askToSignIn(context);
}
