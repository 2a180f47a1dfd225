import type { APIRoute } from 'astro';
import { serviceClient } from '~/lib/db/service';
import { bar } from '~/lib/directory/commands';
import { isSuspended } from '~/lib/directory/queries';
import { personForm } from '~/lib/directory/schema';
import { barredInWords } from '~/lib/directory/suspension';
import { notFound, plain, seeOther } from '~/lib/http/responses';
import { requireAdmin } from '~/lib/office/queries';
import { leaveMessage } from '~/middleware/flash';

/** Tells Auth, which gives out sessions, what the database says of somebody: suspended or not. May be done again. */
export const POST: APIRoute = async (context) => {
  const { db } = context.locals;
  await requireAdmin(db);
  const form = await context.request.formData().catch(() => new FormData());
  const asked = personForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return plain(400, 'We could not read this form.');
  const { person } = asked.data;
  const suspended = await isSuspended(db, person);
  if (suspended === null) return notFound();
  const told = await bar(serviceClient(), person, suspended);
  leaveMessage(context, barredInWords(suspended, told));
  return seeOther(`/admin/people/${person}#content`);
};
