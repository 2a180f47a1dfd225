import { getActionContext } from 'astro:actions';
import { defineMiddleware } from 'astro:middleware';
import type { Done } from '~/actions/form-action';
import { isPreview } from '~/lib/forms/form-state';
import { isForm } from '~/lib/http/forms';
import { localPath } from '~/lib/http/local-path';
import { plain, sameAgain, seeOther } from '~/lib/http/responses';
import { leaveMessage } from './flash';
import { hasEnded, leadOut } from './over';

/**
 * A form that worked leads on (303) and leaves its message; one that was refused lets the same page
 * render again, with the refusal and the input. Whoever is not signed in any more gets the form back to send it again.
 */
export const forms = defineMiddleware(async (context, next) => {
  const { action, setActionResult, serializeActionResult } = getActionContext(context);
  if (!action) {
    return isPreview(context) && (await hasEnded(context)) ? leadOut(context) : next();
  }
  // The campus's own pages send forms. The door for scripts stays shut: nothing here needs it.
  if (action.calledFrom === 'rpc') return plain(404, 'There is nothing here.');
  if (!isForm(context.request)) return plain(415, 'Please send a form.');

  const result = await action.handler().catch(unreadable);
  if (result instanceof Response) return result;
  const { data, error } = result;
  if (context.locals.failure) throw context.locals.failure;
  if (error) {
    if (await hasEnded(context)) return leadOut(context);
    setActionResult(action.name, serializeActionResult({ data: undefined, error }));
    return next();
  }
  const { to, message, goesOn } = data as Done;
  if (message) leaveMessage(context, message);
  return goesOn ? sameAgain(localPath(to)) : seeOther(localPath(to));
});

/** Astro throws, rather than answers, at a body that grows beyond the limit and at the name of a group of actions. */
function unreadable(failure: Error): Response {
  if (failure.message.startsWith('Body size limit')) return plain(413, '10 MB is the limit.');
  if (failure.message.startsWith('Expected handler')) return plain(404, 'There is nothing here.');
  throw failure;
}
