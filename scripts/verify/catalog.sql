-- Everything in schemas public and private that decides what the database does, one row a thing, as PostgreSQL prints
-- it when the search path is empty. Not whether it is valid, validated or enabled: that may change by itself.
with ours as (
  select oid from pg_namespace where nspname in ('public', 'private')
), of_extensions as (
  select objid from pg_depend where deptype = 'e'
), relation as (
  select c.*, regexp_replace(c.oid::regclass::text, '^public\.', '') as word from pg_class c
  where c.relnamespace in (select oid from ours) and c.relkind in ('r', 'p', 'm', 'v')
    and c.oid not in (select objid from of_extensions)
), routine as (
  select p.*, regexp_replace(p.oid::regprocedure::text, '^public\.', '') as word from pg_proc p
  where p.pronamespace in (select oid from ours) and p.prokind in ('f', 'p')
    and p.oid not in (select objid from of_extensions)
), acl as (
  select r.word as object, r.word as of, null as attribute, x.*
  from relation r, aclexplode(coalesce(r.relacl, acldefault('r', r.relowner))) x
  union all
  select r.word, r.word, a.attname, x.*
  from relation r
  join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped, aclexplode(a.attacl) x
  union all
  -- Nobody calls a trigger's function, whatever a platform grants on it.
  select p.word, p.word, null, x.*
  from routine p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
  where p.prorettype <> 'trigger'::regtype
  union all
  select 'schema ' || n.nspname, null, null, x.*
  from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) x
  where n.nspname in ('public', 'private')
), granted as (
  select object, of, lower(privilege_type) as privilege, coalesce(rolname, 'everybody') as role,
    coalesce(string_agg(attribute, ', ' order by attribute), '') as attributes, bool_or(is_grantable) as grantable
  from acl left join pg_roles r on r.oid = acl.grantee
  where (grantee = 0 or rolname in ('anon', 'authenticated', 'service_role'))
    -- What only some versions of PostgreSQL know, and what no client could use.
    and privilege_type <> 'MAINTAIN'
  group by object, of, privilege, role, (attribute is null)
)
select 'table' as kind, word as name, null as of,
  relkind::text || case when relkind in ('m', 'v') then pg_get_viewdef(oid) || array_to_string(reloptions, ',') else '' end as definition
from relation
union all
select 'column', r.word || '.' || a.attname, r.word, concat_ws(' ',
  format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end,
  'default ' || pg_get_expr(d.adbin, d.adrelid), 'identity ' || nullif(a.attidentity::text, ''),
  'generated ' || nullif(a.attgenerated::text, ''))
from relation r
join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
union all
select 'constraint', k.conname || ' on ' || r.word, r.word, replace(pg_get_constraintdef(k.oid), ' NOT VALID', '')
from relation r join pg_constraint k on k.conrelid = r.oid and k.contype in ('c', 'f', 'p', 'u', 'x')
union all
select 'index', i.relname || ' on ' || r.word, r.word, pg_get_indexdef(i.oid)
from relation r join pg_index x on x.indrelid = r.oid join pg_class i on i.oid = x.indexrelid
-- That of a primary key or a unique constraint goes with it.
where not exists (select 1 from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))
union all
select 'policy', '"' || p.polname || '" on ' || r.word, r.word, concat_ws(' ', p.polcmd, p.polpermissive, (
    select string_agg(coalesce(o.rolname, 'everybody'), ', ' order by o.rolname)
    from unnest(p.polroles) t left join pg_roles o on o.oid = t),
  'using ' || pg_get_expr(p.polqual, p.polrelid), 'with check ' || pg_get_expr(p.polwithcheck, p.polrelid))
from relation r join pg_policy p on p.polrelid = r.oid
union all
select 'grant', privilege || case when attributes = '' then '' else ' of columns' end || ' on ' || object || ' to ' || role, of,
  attributes || case when grantable then ' with grant option' else '' end
from granted
union all
select 'function', word, null, pg_get_functiondef(oid) from routine
union all
-- Also those on tables of others, such as auth.users, that call a function of ours.
select 'trigger', t.tgname || ' on ' || regexp_replace(t.tgrelid::regclass::text, '^public\.', ''), r.word, pg_get_triggerdef(t.oid)
from pg_trigger t
left join relation r on r.oid = t.tgrelid
where not t.tgisinternal and (r.oid is not null or t.tgfoid in (select oid from routine))
union all
select 'comment', 'on ' || regexp_replace(pg_describe_object(d.classoid, d.objoid, d.objsubid), '\mpublic\.', '', 'g'), null, d.description
from pg_description d
where (d.classoid = 'pg_class'::regclass and d.objoid in (select oid from relation))
   or (d.classoid = 'pg_proc'::regclass and d.objoid in (select oid from routine))
order by 1, 2
