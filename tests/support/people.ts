import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';

export type TestPerson = { id: string; name: string; email: string };

/** Somebody signs up and confirms, the way Auth writes it, so that the campus' own triggers run. */
export async function addPerson(
  { owner }: Database,
  name: string,
  role: 'student' | 'teacher' | 'admin' = 'student',
): Promise<TestPerson> {
  const id = randomUUID();
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`;
  await owner`
    insert into auth.users (id, aud, role, email, email_confirmed_at, raw_user_meta_data)
    values (${id}, 'authenticated', 'authenticated', ${email}, now(), ${owner.json({ name })})`;
  if (role !== 'student') {
    await owner`update public.applications set role = ${role}, status = 'approved' where user_id = ${id}`;
  }
  return { id, name, email };
}
