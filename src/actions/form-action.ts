import { ActionError, defineAction, type ActionAPIContext } from 'astro:actions';
import type { z } from 'astro/zod';
import { Refusal, refuse } from '~/lib/db/errors';
import { findViewer } from '~/lib/viewer/queries';

/** What a form that worked answers: where to go, and what to say there. */
export interface Done {
  to: string;
  message?: string;
  /** `to` is a route that gets this form, too, for what only the service key may do. */
  goesOn?: true;
}

/**
 * An action behind a form. Its handler guards, calls one command and says where to go;
 * a `Refusal` becomes the sentence above the form, anything else the error page.
 */
export function formAction<Schema extends z.ZodType>(
  input: Schema,
  handler: (input: z.output<Schema>, context: ActionAPIContext) => Promise<Done>,
) {
  return defineAction({
    accept: 'form',
    input: input as z.ZodType,
    handler: async (given, context): Promise<Done> => {
      try {
        return await handler(given as z.output<Schema>, context);
      } catch (failure) {
        if (failure instanceof Refusal) {
          context.locals.refusal = failure;
          throw new ActionError({ code: failure.kind, message: failure.sentence });
        }
        // Astro would put the message of any error on the page. The middleware takes it from here instead.
        context.locals.failure = failure;
        throw failure;
      }
    },
  });
}

/** Who sends this form; refuses when nobody is signed in. */
export function requireClaims(context: Pick<ActionAPIContext, 'locals'>) {
  return context.locals.claims ?? refuse('C4001');
}

/** Who sends this form, as the database knows them by now; refuses when it knows nobody. */
export async function requireViewer({ locals }: Pick<ActionAPIContext, 'locals'>) {
  return (await findViewer(locals.db)) ?? refuse('C4001');
}
