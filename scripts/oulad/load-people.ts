import type { TransactionSql } from 'postgres';
import { studentEmail, studentId, studentName } from './students.ts';

/**
 * Accounts for students, in one batch: the Auth server would take minutes for thousands of them. They
 * have no password, so nobody can sign in as one. An address that has an account already keeps it.
 */
export async function loadPeople(sql: TransactionSql, students: number[]): Promise<number> {
  const people = students.map((student) => ({
    id: studentId(student),
    email: studentEmail(student),
    name: studentName(student),
  }));
  const added = await sql`
    with added as (
      insert into auth.users (id, aud, role, email, email_confirmed_at,
        raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
      select p.id, 'authenticated', 'authenticated', p.email, now(),
        '{"provider": "email", "providers": ["email"]}',
        jsonb_build_object('name', p.name, 'time_zone', 'Europe/London'), now(), now()
      from jsonb_to_recordset(${sql.json(people)}) as p (id uuid, email text, name text)
      where not exists (select 1 from auth.users u where u.email = p.email)
      on conflict (id) do nothing
      returning id, email
    )
    insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
    select gen_random_uuid(), 'email', id::text, id,
      jsonb_build_object('sub', id, 'email', email, 'email_verified', true), now(), now()
    from added`;
  return added.count;
}
