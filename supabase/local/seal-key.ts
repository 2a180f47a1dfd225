import type postgres from 'postgres';

/** What the app seals its knocks with, in hexadecimal; null where the database counts no tries. */
export async function readSealKey(sql: postgres.Sql): Promise<string | null> {
  const [found] = await sql`select to_regclass('private.door_keys') is not null as yes`;
  if (!found?.['yes']) return null;
  const [row] = await sql`select encode(seal_key, 'hex') as key from private.door_keys`;
  return (row?.['key'] as string | undefined) ?? null;
}

/** Makes a new one, which the app must be told; what was sealed with the old one is refused from now on. */
export async function renewSealKey(sql: postgres.Sql): Promise<void> {
  await sql`
    update private.door_keys
    set seal_key = decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')`;
}
