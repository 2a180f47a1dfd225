import postgres from 'postgres';
import { findRunning } from '../supabase/local/claim.ts';
import { Problem } from '../supabase/local/problem.ts';
import { run } from './support/ending.ts';
import { dataFolder } from './support/settings.ts';

// npm run make-admin -- <e-mail>: the first admin of a campus. Later ones are made in the app.

await run(async () => {
  const email = process.argv[2]?.trim().toLowerCase();
  if (!email?.includes('@'))
    throw new Problem('Say whom: npm run make-admin -- somebody@example.org');
  const sql = postgres(await databaseUrl(), { max: 1, connect_timeout: 10, onnotice() {} });
  try {
    const made = await sql`
      update public.applications set role = 'admin', status = 'approved'
      where user_id = (select id from auth.users where email = ${email}) returning name`;
    if (made.length === 0)
      throw new Problem(
        `Nobody has signed up as ${email} yet. Sign up first, then run this again.`,
      );
    console.log(
      `${made[0]!['name'] || email} is an admin now. It counts from the next page they open.`,
    );
  } finally {
    await sql.end();
  }
});

async function databaseUrl(): Promise<string> {
  if (process.env['DATABASE_URL']) return process.env['DATABASE_URL'];
  const running = await findRunning(dataFolder);
  if (running?.databaseUrl) return running.databaseUrl;
  throw new Problem(
    'The campus is not running on this machine. Start it (npm start), or set DATABASE_URL to the database of your Supabase project.',
  );
}
