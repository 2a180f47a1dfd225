import postgres from 'postgres';
import { openApi } from './api.ts';
import type { Door } from './door.ts';
import { openGateway } from './gateway.ts';
import type { Cluster } from './cluster.ts';
import { runJobs } from './jobs.ts';
import { openMailbox, openMailer, type Post } from './mail.ts';
import type { Secrets } from './secrets.ts';
import { openTokens } from './tokens.ts';

type Options = {
  siteUrl: string;
  /** How mails leave; they are kept in the mailbox when left out. */
  post?: Post | undefined;
  database?: string;
};

/** Puts the API, Auth, the mailbox and the jobs behind `door`. The database must be migrated. */
export async function openStack(
  door: Door,
  cluster: Cluster,
  secrets: Secrets,
  { siteUrl, post, database = 'postgres' }: Options,
) {
  const sql = postgres(cluster.url('supabase_auth_admin', database), { max: 10, onnotice() {} });
  const api = await openApi(
    cluster.url('authenticator', database),
    cluster.url('postgres', database),
  );
  const tokens = await openTokens(secrets.signingKey, `${door.url}/auth/v1`);
  const auth = { sql, tokens, mailer: openMailer(post ?? openMailbox(sql), siteUrl), siteUrl };
  const jobs = runJobs(cluster.url('postgres', database));
  door.opensTo(openGateway({ api, auth, sql, secrets }));
  return {
    async close() {
      jobs.stop();
      await Promise.all([api.close(), sql.end({ timeout: 1 })]);
    },
  };
}
