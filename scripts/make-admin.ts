import { Problem } from '../supabase/local/problem.ts';
import { run } from './support/ending.ts';
import { connectAsOwner, ownersDatabase } from './support/owner.ts';
import { dataFolder } from './support/settings.ts';

// npm run make-admin -- <e-mail>: the first admin of a campus. Later ones are made in the app.

await run(async () => {
  const email = process.argv[2]?.trim().toLowerCase();
  if (!email?.includes('@'))
    throw new Problem('Say whom: npm run make-admin -- somebody@example.org');
  const sql = await connectAsOwner((await ownersDatabase(process.env, dataFolder)).url);
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
