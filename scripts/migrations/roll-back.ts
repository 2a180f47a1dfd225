import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';
import { Problem } from '../../supabase/local/problem.ts';
import { alone, type Say } from './alone.ts';
import { checkFiles, readManifest, type Manifest } from './export/manifest.ts';
import { readParts } from './export/parts.ts';
import { makeRoom, renewPart, writeExport } from './export/write.ts';
import { close, noteUnderway, readUnderway, reopen } from './roll-back/closing.ts';
import { clearOlderTables, dropCohorts, refuseOthers } from './roll-back/drop.ts';
import { readMade, type Made } from './roll-back/made.ts';
import { outwait } from './outwait.ts';
import { turnBack } from './roll-back/turn-back.ts';

export type RollBackOptions = {
  /** A new folder for what will be dropped; that of an interrupted rollback, to go on with it. */
  folder: string;
  say?: Say;
  /** Aborted: the connection ends where it is; then see reopenIfCutOff. */
  signal?: AbortSignal;
};

/**
 * Takes migration 001 out of the campus at `url` while the older campus is in use, after writing everything that it
 * holds to `folder`. May be interrupted and run again with the same folder. Also ends a rollback that was done by the
 * guide's own SQL. Problems: the folder exists, somebody else's view stands on the tables, a transaction never ends.
 */
export async function rollBack(url: string, options: RollBackOptions): Promise<void> {
  const { say = () => {}, signal } = options;
  const folder = path.resolve(options.folder);
  const made = readMade();
  await alone(url, async (sql) => {
    signal?.addEventListener('abort', () => void sql.end({ timeout: 0 }));
    await refuseOthers(sql, made);
    const manifest = await putAway(sql, made, { url, folder, say, signal });
    await turnBack(sql, made);
    await outwait(sql, say);
    say('  the older campus decides for itself again');
    await clearOlderTables(sql, made, async (tx, table) => {
      // Anybody who teaches may have changed a course since the export.
      if (manifest && table === 'public.courses') await renewPart(tx, manifest, folder, table);
    });
    say('  older tables as they were');
    await dropCohorts(sql, made, say);
    say('The campus is as it was before cohorts.');
  });
}

type PutAway = { url: string; folder: string; say: Say; signal: AbortSignal | undefined };

/** Sees to it that everything is in `folder`; null when the campus holds nothing any more. */
async function putAway(sql: postgres.Sql, made: Made, { url, folder, say, signal }: PutAway) {
  const underway = await readUnderway(sql);
  if (underway?.folder) return goOn(underway.folder, folder, underway.id, say);
  if ((await readParts(sql, made)).length === 0) {
    say('  nothing to export: the tables are gone already');
    return null;
  }
  makeRoom(folder);
  const id = randomUUID();
  let manifest: Manifest;
  try {
    await close(sql, made, { id, folder: null });
    await outwait(sql, say);
    say('  the cohorts can be read, not changed; exporting');
    const campus = new URL(url);
    manifest = await writeExport(sql, made, {
      folder,
      id,
      campus: `${campus.host}${campus.pathname}`,
      say,
    });
    signal?.throwIfAborted();
    await noteUnderway(sql, { id, folder });
  } catch (error) {
    if (!signal?.aborted) await reopen(sql, made);
    throw error;
  }
  say(`  everything is in ${folder}`);
  return manifest;
}

async function goOn(where: string, folder: string, id: string, say: Say): Promise<Manifest> {
  const manifest =
    where === folder || path.basename(where) === path.basename(folder)
      ? readManifest(folder)
      : null;
  if (manifest?.id !== id) {
    throw new Problem(
      `A rollback of this campus is half done, and its export is in ${where}. Name that folder, and it goes on.`,
    );
  }
  await checkFiles(folder, manifest);
  say(`  going on with the rollback whose export is in ${folder}`);
  return manifest;
}

/**
 * Opens the cohorts again after a rollback that was cut off before its export was complete. Gives whether there was
 * one. Waits up to two seconds for a connection that just ended.
 */
export async function reopenIfCutOff(url: string): Promise<boolean> {
  const reopening = () =>
    alone(url, async (sql) => {
      if ((await readUnderway(sql))?.folder !== null) return false;
      await reopen(sql, readMade());
      return true;
    });
  for (let attempt = 0; attempt < 10; attempt += 1) {
    try {
      return await reopening();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await pause(200);
    }
  }
  return reopening();
}
