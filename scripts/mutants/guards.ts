/** Each trigger of ours switched off, those on the accounts of Auth included. */
export const triggers = `
  select format('trigger %s on %s: off', t.tgname, t.tgrelid::regclass) as name,
    array[c.relname::text, t.tgname::text] as about,
    format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as statement,
    format('(select tgenabled = ''D'' from pg_trigger where oid = %s)', t.oid) as in_force
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  join pg_proc p on p.oid = t.tgfoid
  join pg_namespace n on n.oid = p.pronamespace
  where not t.tgisinternal and n.nspname in ('public', 'private')
  order by 1`;

/** Each check, uniqueness and foreign key dropped. */
export const constraints = `
  select format('constraint %s on %s: dropped', k.conname, k.conrelid::regclass) as name,
    array[c.relname::text, k.conname::text, 'bounds'] as about,
    -- A foreign key that points at a uniqueness goes with it.
    format('alter table %s drop constraint %I cascade', k.conrelid::regclass, k.conname) as statement,
    format('not exists (select from pg_constraint where oid = %s)', k.oid) as in_force
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and k.contype in ('c', 'u', 'f')
  order by 1`;

/** Each unique index that no constraint stands for. */
export const uniqueIndexes = `
  select format('unique index %s on %s: dropped', c.relname, i.indrelid::regclass) as name,
    array[t.relname::text, c.relname::text, 'bounds'] as about,
    format('drop index %s', i.indexrelid::regclass) as statement,
    format('not exists (select from pg_index where indexrelid = %s)', i.indexrelid) as in_force
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  join pg_class t on t.oid = i.indrelid
  join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and i.indisunique
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  order by 1`;
