// Each query answers rows of (name, about, statement, in_force); see Mutant.

const found = `
  select p.oid, p.polname, c.oid::regclass::text as table_name, c.relname,
    p.polqual is not null and pg_get_expr(p.polqual, c.oid) <> 'true' as has_using,
    p.polwithcheck is not null and pg_get_expr(p.polwithcheck, c.oid) <> 'true' as has_check
  from pg_policy p join pg_class c on c.oid = p.polrelid`;

/** Each policy dropped, and each of its conditions replaced by true. */
export const policies = `
  with found as (${found})
  select format('policy "%s" on %s: %s', f.polname, f.table_name, change.what) as name,
    array[f.relname::text] as about,
    format(change.statement, f.polname, f.table_name) as statement,
    format(change.in_force, f.oid) as in_force
  from found f
  cross join lateral (values
    (1, true, 'dropped', 'drop policy %1$I on %2$s',
      'not exists (select from pg_policy where oid = %s)'),
    (2, f.has_using, 'using (true)', 'alter policy %1$I on %2$s using (true)',
      '(select pg_get_expr(polqual, polrelid) = ''true'' from pg_policy where oid = %s)'),
    (3, f.has_check, 'with check (true)', 'alter policy %1$I on %2$s with check (true)',
      '(select pg_get_expr(polwithcheck, polrelid) = ''true'' from pg_policy where oid = %s)')
  ) as change (nth, applies, what, statement, in_force)
  where change.applies
  order by f.table_name, f.polname, change.nth`;

/** Row security switched off, table by table. */
export const rowSecurity = `
  select format('row security of %s: off', c.oid::regclass) as name, array[c.relname::text] as about,
    format('alter table %s disable row level security', c.oid::regclass) as statement,
    format('(select not relrowsecurity from pg_class where oid = %s)', c.oid) as in_force
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relrowsecurity
  order by 1`;
