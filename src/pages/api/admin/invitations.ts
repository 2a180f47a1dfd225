import type { APIRoute } from 'astro';
import { serviceClient } from '~/lib/db/service';
import { plain, seeOther } from '~/lib/http/responses';
import { sendInvitations } from '~/lib/invitations/commands';
import { postedInWords } from '~/lib/invitations/invitation';
import { countUnmailed, listUnmailed } from '~/lib/invitations/queries';
import { mailsForm } from '~/lib/invitations/schema';
import { requireAdmin } from '~/lib/office/queries';
import { leaveMessage } from '~/middleware/flash';

const MAILS_AT_ONCE = 25;

/** Sends the next mails of a cohort's invitations: only the service key may have Auth write to a new address. */
export const POST: APIRoute = async (context) => {
  const { db, origin } = context.locals;
  await requireAdmin(db);
  const form = await context.request.formData().catch(() => new FormData());
  const asked = mailsForm.safeParse(Object.fromEntries(form));
  if (!asked.success) return plain(400, 'We could not read this form.');
  const { cohort_id, import_id, after = 0 } = asked.data;

  const invitations = await listUnmailed(db, cohort_id, after, MAILS_AT_ONCE);
  const posted = await sendInvitations(db, serviceClient(), invitations, origin);
  const left = await countUnmailed(db, cohort_id);
  const message = postedInWords(posted, left);

  // What failed is tried again after all others had their turn.
  const next = invitations.length === MAILS_AT_ONCE ? (invitations.at(-1)?.id ?? 0) : 0;
  if (context.request.headers.get('accept') === 'application/json') {
    return Response.json({ ...posted, message, left, next });
  }
  leaveMessage(context, message);
  const past = posted.failed.length > 0 && next > 0 ? `?mailed=${next}` : '';
  return seeOther(`/admin/imports/${import_id}${past}#content`);
};
