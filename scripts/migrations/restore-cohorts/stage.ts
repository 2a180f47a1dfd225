import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import { Problem } from '../../../supabase/local/problem.ts';
import type { Manifest, WrittenPart } from '../export/manifest.ts';
import { copyOut, readParts, spellPlainly } from '../export/parts.ts';
import { hashOf } from '../export/write.ts';
import { readMade } from '../roll-back/made.ts';
import { slicesOf } from './slices.ts';
import { staged } from './staged.ts';

/**
 * Makes a temporary table for every file, reads those of whole tables into theirs, and compares what arrives with the
 * manifest, of all. Gives the parts as this campus knows them. Problems: a table or column that this campus lacks, or
 * something read otherwise than it was written. Nothing of the campus is changed.
 */
export async function stageFiles(
  sql: postgres.Sql,
  folder: string,
  manifest: Manifest,
): Promise<WrittenPart[]> {
  const parts = await recognize(sql, manifest.parts);
  for (const part of parts) {
    await sql.unsafe(
      `create table ${staged(part)} as select ${part.columns.join(', ')} from ${part.table} limit 0`,
    );
    await sql.unsafe(`create unique index on ${staged(part)} (${part.key.join(', ')})`);
    if (part.isWhole) await stageWhole(sql, folder, part);
    else for await (const _ of slicesOf(sql, folder, part));
  }
  return parts;
}

async function stageWhole(sql: postgres.Sql, folder: string, part: WrittenPart): Promise<void> {
  await sql.begin(async (tx) => {
    await spellPlainly(tx);
    const into = await tx
      .unsafe(`copy ${staged(part)} (${part.columns.join(', ')}) from stdin (format csv, header)`)
      .writable();
    await pipeline(createReadStream(path.join(folder, part.file)), into);
    await tx.unsafe(`analyze ${staged(part)}`);
    if ((await hashOf(tx, copyOut(part, staged(part), 'true'))) !== part.sha256) {
      throw new Problem(
        `${part.file} was read otherwise than it was written; nothing was changed.`,
      );
    }
  });
}

/** Keys and conditions come from the campus, never from a file; names are used only once the catalog has them. */
async function recognize(sql: postgres.Sql, written: WrittenPart[]): Promise<WrittenPart[]> {
  const known = await readParts(sql, readMade());
  const parts = known.flatMap((part) => {
    const same = written.find((one) => one.table === part.table && one.isWhole === part.isWhole);
    if (!same) return [];
    const missing = same.columns.filter((column) => !part.columns.includes(column));
    if (missing.length > 0) throw new Problem(lacks(part.table, missing));
    return [{ ...same, key: part.key, where: part.where }];
  });
  const missing = written.filter((one) => !parts.some((part) => part.table === one.table));
  if (missing.length > 0) throw new Problem(lacks(missing.map((part) => part.table).join(', ')));
  return parts;
}

const lacks = (table: string, columns: string[] = []) =>
  `This campus has no ${[table, columns.join(', ')].filter(Boolean).join(' with ')}: migrate it first (npm run db:push).`;
