import type { APIContext } from 'astro';
import { forgetSession } from '~/lib/db/claims';
import { signInPath } from '~/lib/http/local-path';
import { seeOther } from '~/lib/http/responses';
import { findViewer } from '~/lib/viewer/queries';
import { leaveMessage } from './flash';

/**
 * Whether the token is good and stands for nobody any more: its session was ended, or its person suspended. It is asked
 * only where something was refused, so that a page that is answered asks nothing more.
 */
export async function isOver({ locals: { claims, db } }: APIContext): Promise<boolean> {
  return claims !== null && (await findViewer(db)) === null;
}

/** Out of the session, and to the sign-in page. */
export async function leadOut(context: APIContext): Promise<Response> {
  await forgetSession(context.locals.db);
  leaveMessage(context, 'Your session has ended. Please sign in again.');
  return seeOther(signInPath(context.url));
}
