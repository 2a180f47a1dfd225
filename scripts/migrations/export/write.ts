import { createHash, randomUUID } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Transform, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type postgres from 'postgres';
import { Problem } from '../../../supabase/local/problem.ts';
import type { Say } from '../alone.ts';
import type { Made } from '../roll-back/made.ts';
import { manifestIn, type Manifest, type WrittenPart } from './manifest.ts';
import { copyOut, readParts, spellPlainly, type Part } from './parts.ts';

const unfinished = (folder: string) => `${folder}.unfinished`;

/** Makes the place where an export grows; a Problem when there is something at `folder`, or nothing may be there. */
export function makeRoom(folder: string): void {
  if (existsSync(folder)) throw new Problem(`${folder} exists already; name a new folder.`);
  try {
    rmSync(unfinished(folder), { recursive: true, force: true });
    mkdirSync(unfinished(folder), { mode: 0o700 });
  } catch (error) {
    throw asProblem(error, folder);
  }
}

/**
 * Writes everything of `made` that the campus holds, as of one instant, to `folder`, for which room was made. Until it
 * is complete the folder's name ends in .unfinished. A Problem when the files cannot be written.
 */
export async function writeExport(
  sql: postgres.Sql,
  made: Made,
  { folder, id, campus, say }: { folder: string; id: string; campus: string; say: Say },
): Promise<Manifest> {
  try {
    const manifest = (await sql.begin('isolation level repeatable read read only', async (tx) => {
      await spellPlainly(tx);
      const parts: WrittenPart[] = [];
      for (const part of await readParts(tx, made)) {
        const written = await writePart(tx, part, unfinished(folder));
        say(`  ${written.rows.toLocaleString('en').padStart(12)} rows to ${written.file}`);
        parts.push(written);
      }
      const [clock] = await tx<{ now: Date }[]>`select private.clock() as now`;
      const versions = await tx<{ version: string }[]>`
        select version from supabase_migrations.schema_migrations order by version`;
      return {
        format: 'campus cohorts',
        formatVersion: 1,
        id,
        takenAt: clock!.now.toISOString(),
        campus,
        versions: versions.map((row) => row.version),
        parts,
      };
    })) as Manifest;
    writeManifest(unfinished(folder), manifest);
    renameSync(unfinished(folder), folder);
    return manifest;
  } catch (error) {
    throw asProblem(error, folder);
  }
}

/** Writes one part again when its rows are others by now. `tx` keeps them as they are. */
export async function renewPart(
  tx: postgres.TransactionSql,
  manifest: Manifest,
  folder: string,
  table: string,
): Promise<void> {
  const part = manifest.parts.find((one) => one.table === table && !one.isWhole);
  if (!part) return;
  await spellPlainly(tx);
  if ((await hashOf(tx, copyOut(part))) === part.sha256) return;
  // Under a name of its own first: at no moment is there a manifest whose files are not as it says.
  const written = await writePart(tx, part, folder, `${part.name}.${randomUUID()}.csv`);
  manifest.parts = manifest.parts.map((one) => (one === part ? written : one));
  writeManifest(folder, manifest);
}

/** The checksum of what a `copy … to stdout` gives. */
export async function hashOf(tx: postgres.TransactionSql, copy: string): Promise<string> {
  const hash = createHash('sha256');
  await readOut(await tx.unsafe(copy).readable(), hash);
  return hash.digest('hex');
}

/**
 * Leads the rows of a `copy … to stdout` through `steps`. postgres.js 3.4.9 leaves its socket paused when the last
 * piece finds the stream's buffer full, and the next answer is then never read: asking for more wakes it.
 */
async function readOut(rows: Readable, ...steps: [...Transform[], Writable]): Promise<void> {
  await pipeline([rows, ...steps]);
  // oxlint-disable-next-line no-underscore-dangle
  rows._read(0);
}

async function writePart(
  tx: postgres.TransactionSql,
  part: Part,
  folder: string,
  file = `${part.name}.csv`,
): Promise<WrittenPart> {
  const [count] = await tx.unsafe(
    `select count(*)::int as n from ${part.table} where ${part.where}`,
  );
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const rows: Readable = await tx.unsafe(copyOut(part)).readable();
  // On the disk before anything is dropped.
  const to = createWriteStream(path.join(folder, file), { flags: 'wx', mode: 0o600, flush: true });
  await readOut(rows, hashing, to);
  const [sequence] = part.isWhole
    ? await tx`
      select s.last_value::text as last from pg_sequences s
      where format('%I.%I', s.schemaname, s.sequencename)
        = pg_get_serial_sequence(${part.table}, ${part.key.at(-1)!})`
    : [];
  const lastId = (sequence?.['last'] as string | null | undefined) ?? null;
  return { ...part, file, rows: count!['n'] as number, sha256: hash.digest('hex'), lastId };
}

function writeManifest(folder: string, manifest: Manifest): void {
  const file = manifestIn(folder);
  writeFileSync(`${file}.new`, `${JSON.stringify(manifest, null, 2)}\n`, {
    flush: true,
    mode: 0o600,
  });
  renameSync(`${file}.new`, file);
}

function asProblem(error: unknown, folder: string): unknown {
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  return syscall
    ? new Problem(`The export cannot be written to ${folder}: ${message} (${code}).`)
    : error;
}
