import { expect, test } from 'vitest';
import { openStage } from './stage.ts';

const stage = openStage();

// Row security decides about rows; what stands here is the guard before it, and the only one over columns and
// functions. After a change that is meant: npm run test:sql -- privileges -u, and read the difference.
test('each role of the API holds the privileges that are written down, and no other', async () => {
  const held = await stage.db.owner`
    with role (name) as (values ('anon'), ('authenticated'), ('service_role')),
    relation as (
      select role.name as role, c.oid, n.nspname || '.' || c.relname as thing
      from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join role
      where n.nspname in ('public', 'private') and c.relkind in ('r', 'm', 'v')
        and (n.nspname = 'public' or role.name <> 'service_role')
    ), held as (
      select r.role, r.thing, string_agg(verb.name, ', ' order by verb.nth) as what
      from relation r cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references',
        'trigger', 'maintain']) with ordinality as verb (name, nth)
      where has_table_privilege(r.role, r.oid, verb.name)
      group by r.role, r.thing
      union all
      select r.role, r.thing, verb.name || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')'
      from relation r cross join unnest(array['select', 'insert', 'update']) as verb (name)
      join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
      where not has_table_privilege(r.role, r.oid, verb.name) and has_column_privilege(r.role, r.oid, a.attnum, verb.name)
      group by r.role, r.thing, verb.name
      union all
      select role.name, 'functions of ' || n.nspname, p.oid::regprocedure::text
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace cross join role
      where n.nspname in ('public', 'private') and (n.nspname = 'public' or role.name <> 'service_role')
        and has_function_privilege(role.name, p.oid, 'execute')
      union all
      select role.name, 'schema ' || n.nspname, verb.name
      from pg_namespace n cross join role cross join (values ('usage'), ('create')) as verb (name)
      where n.nspname in ('public', 'private') and has_schema_privilege(role.name, n.oid, verb.name)
    )
    select role || ': ' || thing || ': ' || what as line from held order by role, thing, what`;
  const lines = held.map((row) => `${row['line']}\n`).join('');
  await expect(lines).toMatchFileSnapshot('privileges.txt');
});
