import path from 'node:path';
import { Problem } from '../../supabase/local/problem.ts';
import { alone, type Say } from './alone.ts';
import { checkFiles, readManifest, type WrittenPart } from './export/manifest.ts';
import { fillTables, type Filled } from './restore-cohorts/fill.ts';
import { leaveOut, type LeftOut } from './restore-cohorts/leave-out.ts';
import { linkOlderTable, type Linked } from './restore-cohorts/link.ts';
import { recountSince } from './restore-cohorts/recount.ts';
import { stageFiles } from './restore-cohorts/stage.ts';
import { readUnderway } from './roll-back/closing.ts';

export type RestoreReport = {
  tables: Filled[];
  leftOut: LeftOut[];
  links: Linked[];
  recounted: number;
};

/**
 * Brings what a rollback wrote to `folder` back into the migrated campus at `url`: cohorts, seats, schedules, talk,
 * invitations and imports with their ids, what courses said of cohorts, and the links of enrollments and progress.
 * What belongs to people or lessons deleted meanwhile stays out. May be interrupted and run again. Problems: files
 * that are missing or changed, a campus that is not migrated, cohort tables that hold other rows.
 */
export async function restoreCohorts(
  url: string,
  folder: string,
  { say = () => {} }: { say?: Say } = {},
): Promise<RestoreReport> {
  const from = path.resolve(folder);
  const manifest = readManifest(from);
  await checkFiles(from, manifest);
  return alone(url, async (sql) => {
    if (await readUnderway(sql))
      throw new Problem(
        'A rollback of this campus is half done: end it first (npm run db:rollback).',
      );
    const parts = await stageFiles(sql, from, manifest);
    say(`  ${parts.length} files read; each is what the manifest says`);
    const leftOut = await leaveOut(sql, parts);
    const tables = await fillTables(sql, parts);
    sayTables(parts, tables, leftOut, say);
    const links: Linked[] = [];
    for (const part of parts.filter((one) => !one.isWhole)) {
      const linked = await linkOlderTable(sql, from, part);
      links.push(linked);
      sayLinks(linked, say);
    }
    const recounted = await recountSince(sql, manifest.takenAt, say);
    if (recounted > 0)
      say(`  ${n(recounted)} people recounted: they learned, or lessons went, meanwhile`);
    if (links.length > 0) await sql.unsafe(`analyze ${links.map((link) => link.table).join(', ')}`);
    await sql`select public.refresh_student_roster_view()`;
    const isNew =
      tables.some((table) => !table.wasThere && table.rows > 0) ||
      links.some((link) => link.now > 0);
    say(isNew ? 'The cohorts are back.' : 'Everything was there already: nothing was changed.');
    return { tables, leftOut, links, recounted };
  });
}

const n = (rows: number) => rows.toLocaleString('en');

function sayTables(parts: WrittenPart[], tables: Filled[], leftOut: LeftOut[], say: Say): void {
  for (const { table, rows, wasThere, changedSince } of tables) {
    const written = parts.find((part) => part.table === table && part.isWhole)!.rows;
    say(
      `  ${table}: ${n(rows)} of ${n(written)} rows ` +
        (wasThere
          ? `there already${changedSince > 0 ? `, ${n(changedSince)} changed since` : ''}`
          : `back, checksum equal`),
    );
    for (const left of leftOut.filter((one) => one.table === table)) {
      say(
        left.isWhole
          ? `    ${n(left.rows)} left out: of ${left.gone} that are gone`
          : `    ${n(left.rows)} no longer name their row of ${left.gone}, which is gone`,
      );
    }
  }
}

function sayLinks({ table, now, wasThere, changedSince, gone }: Linked, say: Say): void {
  const parts = [
    [now, 'written'],
    [wasThere, 'there already'],
    [changedSince, 'left: changed since, or of a cohort that is gone'],
    [gone, 'left out: the row is gone'],
  ] as const;
  const told = parts.filter(([rows]) => rows > 0).map(([rows, words]) => `${n(rows)} ${words}`);
  say(`  ${table}, its columns: ${told.join('; ') || 'nothing to write'}`);
}
