import type postgres from 'postgres';

/**
 * All that migrations make of a database, a line each, without the numbers that differ from one database to the
 * next: two databases with the same lines have the same schema. Columns stand in their order; one dropped before leaves no trace.
 */
export async function schemaOf(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql.unsafe<{ line: string }[]>(`
    with ours as (
      select n.oid, n.nspname from pg_namespace n where n.nspname in ('public', 'private', 'auth', 'extensions')
    ), tables as (
      select c.* from pg_class c join ours on ours.oid = c.relnamespace where c.relkind in ('r', 'v', 'm', 'S')
    )
    select format('table %s %s rls %s %s acl %s', oid::regclass, relkind, relrowsecurity, relforcerowsecurity, relacl) as line
    from tables
    union all
    select format('column %s.%s %s %s not null %s default %s identity %s acl %s', t.oid::regclass,
      row_number() over (partition by t.oid order by a.attnum), a.attname,
      format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attacl)
    from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
    union all
    select format('constraint %s on %s: %s validated %s', o.conname, o.conrelid::regclass, pg_get_constraintdef(o.oid), o.convalidated)
    from pg_constraint o join tables t on t.oid = o.conrelid
    union all
    select format('index %s valid %s ready %s', pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready)
    from pg_index i join tables t on t.oid = i.indrelid
    union all
    select format('policy %s', p::text) from pg_policies p
    union all
    select format('function %s acl %s', pg_get_functiondef(f.oid), f.proacl)
    from pg_proc f join ours on ours.oid = f.pronamespace where f.prokind in ('f', 'p')
    union all
    select format('trigger %s %s', pg_get_triggerdef(g.oid), g.tgenabled)
    from pg_trigger g join tables t on t.oid = g.tgrelid where not g.tgisinternal
    union all
    select format('view %s', pg_get_viewdef(t.oid)) from tables t where t.relkind in ('v', 'm')
    union all
    select format('comment on %s: %s', pg_describe_object(d.classoid, d.objoid, d.objsubid), d.description)
    from pg_description d where d.objoid >= 16384
    union all
    select format('default privileges %s %s', d.defaclobjtype, d.defaclacl) from pg_default_acl d
    union all
    select format('applied %s', m.version) from supabase_migrations.schema_migrations m
    order by line`);
  return rows.map((row) => row.line);
}
