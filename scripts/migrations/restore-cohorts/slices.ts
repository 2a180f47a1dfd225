import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type postgres from 'postgres';
import { Problem } from '../../../supabase/local/problem.ts';
import type { WrittenPart } from '../export/manifest.ts';
import { copyOut, spellPlainly } from '../export/parts.ts';
import { hashOf } from '../export/write.ts';
import { staged } from './staged.ts';

/** So many rows of a few columns stay in the memory that a connection has for temporary tables. */
const usual = 50_000;

/**
 * Has the part's temporary table hold one slice of its file after the other, each compared with the file. An older
 * table's file has a row for whatever anybody ever did: all of it at once would be written to the server's disk, which
 * those who are learning need. A Problem when something is read otherwise than it was written.
 */
export async function* slicesOf(
  sql: postgres.Sql,
  folder: string,
  part: WrittenPart,
  rows = usual,
): AsyncGenerator<void> {
  let slice: string[] = [];
  for await (const row of rowsOf(path.join(folder, part.file))) {
    slice.push(row);
    if (slice.length < rows) continue;
    await fill(sql, part, slice);
    yield;
    slice = [];
  }
  if (slice.length === 0) return;
  await fill(sql, part, slice);
  yield;
}

/** The rows as they are written, without the header. */
async function* rowsOf(file: string): AsyncGenerator<string> {
  const parser = parse({ raw: true, from: 2 });
  const reading = pipeline(createReadStream(file), parser);
  // Whoever walks over the parser's rows meets the error there.
  reading.catch(() => {});
  for await (const { raw } of parser as AsyncIterable<{ raw: string }>) yield raw;
}

async function fill(sql: postgres.Sql, part: WrittenPart, rows: string[]): Promise<void> {
  const columns = part.columns.join(', ');
  const text = `${part.columns.join(',')}\n${rows.join('')}`;
  await sql.begin(async (tx) => {
    await spellPlainly(tx);
    await tx.unsafe(`truncate ${staged(part)}`);
    const into = await tx
      .unsafe(`copy ${staged(part)} (${columns}) from stdin (format csv, header)`)
      .writable();
    await pipeline(Readable.from([text]), into);
    await tx.unsafe(`analyze ${staged(part)}`);
    const hash = createHash('sha256').update(text).digest('hex');
    if ((await hashOf(tx, copyOut(part, staged(part), 'true'))) !== hash) {
      throw new Problem(`${part.file} was read otherwise than it was written.`);
    }
  });
}
