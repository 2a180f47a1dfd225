// A hosted project gives a new object of schema public to all three roles of the API, and PostgreSQL gives a new
// function to everybody. What a role does not hold was therefore revoked, or is in a schema of our own. Each mutant
// gives one role one privilege that it does not hold.

const roles = `(values ('anon'), ('authenticated'), ('service_role')) as role (name)`;
/** The service key is kept out of few things; what is private is not the API's, whoever holds a key. */
const concerns = `(role.name <> 'service_role' or n.nspname = 'public')`;
const isOurs = (catalog: string, oid: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${oid} and d.deptype = 'e')`;

export const schemas = `
  select format('%s may %s in schema %s', role.name, verb.name, n.nspname) as name, array['privileges'] as about,
    format('grant %s on schema %I to %I', verb.name, n.nspname, role.name) as statement,
    format('has_schema_privilege(%L, %L, %L)', role.name, n.nspname, verb.name) as in_force
  from pg_namespace n cross join ${roles} cross join (values ('create'), ('usage')) as verb (name)
  where n.nspname in ('public', 'private') and not has_schema_privilege(role.name, n.oid, verb.name)
  order by 1`;

export const tables = `
  select format('%s may %s %s', role.name, verb.name, c.oid::regclass) as name,
    array[c.relname::text, 'privileges'] as about,
    format('grant %s on %s to %I', verb.name, c.oid::regclass, role.name) as statement,
    format('has_table_privilege(%L, %s, %L)', role.name, c.oid, verb.name) as in_force
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  cross join ${roles}
  cross join (values ('select'), ('insert'), ('update'), ('delete'), ('truncate'), ('references'), ('trigger'),
    ('maintain')) as verb (name)
  where n.nspname in ('public', 'private') and c.relkind in ('r', 'm', 'v') and ${concerns}
    and not has_table_privilege(role.name, c.oid, verb.name) and ${isOurs('pg_class', 'c.oid')}
  order by 1`;

export const columns = `
  select format('%s may %s %s of %s', role.name, verb.name, a.attname, c.oid::regclass) as name,
    array[c.relname::text, 'privileges'] as about,
    format('grant %s (%I) on %s to %I', verb.name, a.attname, c.oid::regclass, role.name) as statement,
    format('has_column_privilege(%L, %s, %s::smallint, %L)', role.name, c.oid, a.attnum, verb.name) as in_force
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  cross join ${roles}
  cross join (values ('select'), ('insert'), ('update')) as verb (name)
  where n.nspname in ('public', 'private') and a.attnum > 0 and not a.attisdropped
    and (c.relkind = 'r' or c.relkind in ('m', 'v') and verb.name = 'select') and ${concerns}
    and not has_column_privilege(role.name, c.oid, a.attnum, verb.name) and ${isOurs('pg_class', 'c.oid')}
  order by 1`;

export const functions = `
  select format('%s may execute %s', role.name, p.oid::regprocedure) as name,
    array[p.proname::text, 'privileges'] as about,
    format('grant execute on function %s to %I', p.oid::regprocedure, role.name) as statement,
    format('has_function_privilege(%L, %s, ''execute'')', role.name, p.oid) as in_force
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  cross join ${roles}
  where n.nspname in ('public', 'private') and ${concerns}
    and not has_function_privilege(role.name, p.oid, 'execute') and ${isOurs('pg_proc', 'p.oid')}
  order by 1`;
