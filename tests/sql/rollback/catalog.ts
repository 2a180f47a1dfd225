import type { Sql } from 'postgres';

/** Everything that the catalog says about the campus's own schemas, a line a thing. */
export async function catalogOf(sql: Sql): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    with relations as (
      select c.*, c.oid::regclass::text as title from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'private', 'auth')
    )
    select format('relation %s %s rls %s acl %s: %s', title, relkind, relrowsecurity, relacl, obj_description(oid, 'pg_class'))
      as line from relations
    union all
    select format('column %s.%s %s notnull %s default %s acl %s: %s', r.title, a.attname,
      format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attacl,
      col_description(r.oid, a.attnum))
    from relations r join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
    union all
    select format('constraint %s %s %s %s', r.title, c.conname, pg_get_constraintdef(c.oid), c.convalidated)
    from relations r join pg_constraint c on c.conrelid = r.oid
    union all
    select format('index %s valid %s', pg_get_indexdef(r.oid), i.indisvalid)
    from relations r join pg_index i on i.indexrelid = r.oid
    union all
    select format('trigger %s enabled %s', pg_get_triggerdef(t.oid), t.tgenabled)
    from relations r join pg_trigger t on t.tgrelid = r.oid where not t.tgisinternal
    union all
    select format('policy %s %s', tablename, to_jsonb(p)) from pg_policies p
    union all
    select format('function %s acl %s: %s', pg_get_functiondef(f.oid), f.proacl, obj_description(f.oid, 'pg_proc'))
    from pg_proc f join pg_namespace n on n.oid = f.pronamespace
    where n.nspname in ('public', 'private') and f.prokind = 'f'
    union all
    select format('applied %s', version) from supabase_migrations.schema_migrations
    order by 1`;
  return rows.map((row) => row.line);
}
