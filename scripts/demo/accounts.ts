import { createClient } from '@supabase/supabase-js';
import type { Sql } from 'postgres';
import { PRIVACY_EDITION } from '../../src/lib/people/privacy.ts';
import { PEOPLE, type PersonKey } from './people.ts';

export interface Keys {
  supabaseUrl: string;
  serviceKey: string;
}

/** Gives everybody in the story an account with this password; ids by name. May be repeated. */
export async function createAccounts(
  sql: Sql,
  { supabaseUrl, serviceKey }: Keys,
  password: string,
): Promise<Map<PersonKey, string>> {
  const { auth } = createClient(supabaseUrl, serviceKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const ids = new Map<PersonKey, string>();
  for (const key of Object.keys(PEOPLE) as PersonKey[]) {
    const { name, email, timeZone } = PEOPLE[key];
    const [known] = await sql<{ id: string }[]>`select id from auth.users where email = ${email}`;
    const { data, error } = known
      ? await auth.admin.updateUserById(known.id, { password })
      : await auth.admin.createUser({
          email,
          password,
          email_confirm: true,
          user_metadata: { name, time_zone: timeZone, consent: PRIVACY_EDITION },
        });
    if (error) throw new Error(`No account for ${email}: ${error.message}`);
    ids.set(key, data.user.id);
  }
  return ids;
}
