import type { Db } from '../db/client';
import { unwrap } from '../db/errors';
import type { Invitation, Posted } from './invitation';

/**
 * Sends the mails of some invitations and notes each as mailed. An address that cannot be reached stops nobody
 * else's mail; a mail service that asks for a pause does.
 *
 * @param db the admin's client, which notes the mails
 * @param service the client with the service key, which alone may send them
 * @param origin where the links of the mails lead
 */
export async function sendInvitations(
  db: Db,
  service: Db,
  invitations: Invitation[],
  origin: string,
): Promise<Posted> {
  const posted: Posted = { sent: 0, known: 0, failed: [], paused: false };
  for (const invitation of invitations) {
    const { error } = await service.auth.admin.inviteUserByEmail(invitation.email, {
      redirectTo: `${origin}/cohorts/${invitation.cohort_id}`,
      data: { name: invitation.name ?? '' },
    });
    if (error?.status === 429) return { ...posted, paused: true };
    if (error && error.code !== 'email_exists') {
      posted.failed.push(invitation.email);
      continue;
    }
    posted[error ? 'known' : 'sent'] += 1;
    await noteMailed(db, invitation.id);
  }
  return posted;
}

async function noteMailed(db: Db, id: number): Promise<void> {
  unwrap(await db.from('invitations').update({ mailed_at: new Date().toISOString() }).eq('id', id));
}
