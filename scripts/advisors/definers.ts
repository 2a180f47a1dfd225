import postgres from 'postgres';

/**
 * Functions that run with their owner's rights and that a visitor or anybody signed in may execute.
 * The Supabase CLI does not report them; each one must be an exception with its reason.
 */
export async function executableDefiners(url: string) {
  const sql = postgres(url, { max: 1, onnotice() {} });
  try {
    const functions = await sql<{ name: string; roles: string[] }[]>`
      select p.oid::regprocedure::text as name, array_agg(r.rolname order by r.rolname)::text[] as roles
      from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      cross join (values ('anon'), ('authenticated')) as r (rolname)
      where p.prosecdef
        and n.nspname not in ('pg_catalog', 'information_schema')
        and has_schema_privilege(r.rolname, n.oid, 'usage')
        and has_function_privilege(r.rolname, p.oid, 'execute')
      group by p.oid
      order by 1`;
    return functions.map(({ name, roles }) => ({
      rule: 'security_definer_executable',
      object: name.includes('.') ? name : `public.${name}`,
      detail: `${roles.join(' and ')} may execute it with its owner's rights.`,
    }));
  } finally {
    await sql.end();
  }
}
