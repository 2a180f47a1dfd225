import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { backfill } from '../migrations/backfill.ts';
import { push } from '../migrations/push.ts';
import { restoreCohorts } from '../migrations/restore-cohorts.ts';
import { rollBack } from '../migrations/roll-back.ts';
import { differences, takeFingerprint, type Fingerprint } from './fingerprint.ts';
import { startLoad } from './load.ts';
import { fillOlderCampus } from './older-campus.ts';
import { sizeOf, type Size } from './size.ts';
import type { Diary } from './students.ts';
import { startWatching, type Wait } from './watch.ts';

/** A stretch of the rehearsal, in Unix time (ms), and how many rows it moved, where it moves rows. */
export type Phase = { name: string; began: number; ended: number; rows: number };
/** The phase that the others are measured against. */
export const baseline = 'without a migration';

export type Rehearsal = {
  size: Size;
  phases: Phase[];
  diary: Diary;
  /** The longest first. */
  waits: Wait[];
  /** After which phase an older table no longer held what it did; empty is good. */
  changed: string[];
};

export type Plan = {
  /** An older campus without people, for its owner and for a superuser. */
  ownerUrl: string;
  adminUrl: string;
  enrollments: number;
  progress: number;
  connections: number;
  /** How long a connection rests between two acts, on average. */
  restMs: number;
  /** How long the load is measured without a migration, and again after the rollback. */
  baselineSeconds: number;
  /** A new folder for what the rollback exports. */
  folder: string;
  say(line: string): void;
};

/** Moves a campus to cohorts and back, and to cohorts again, while students use it. */
export async function rehearse(plan: Plan): Promise<Rehearsal> {
  const { ownerUrl: url, say, folder } = plan;
  const size = sizeOf(plan.enrollments, plan.progress);
  const phases: Phase[] = [];
  const changed: string[] = [];
  const phase = async (name: string, work: () => Promise<number | void>) => {
    const began = Date.now();
    const rows = (await work()) ?? 0;
    phases.push({ name, began, ended: Date.now(), rows });
    say(`  ${name} ${((Date.now() - began) / 1000).toFixed(1)} s`);
  };
  const window = () => pause(plan.baselineSeconds * 1000);
  const cohorts = path.join(folder, 'cohorts');

  await phase('building the older campus', () => fillOlderCampus(plan.adminUrl, size));
  const before = await takeFingerprint(url, size);
  const compare = async (after: string, now: Fingerprint) => {
    changed.push(...differences(before, now).map((table) => `${table} after the ${after}`));
  };

  const load = startLoad({ url, size, connections: plan.connections, restMs: plan.restMs });
  const watch = startWatching(plan.adminUrl);
  // What is done for the first time takes longer, with or without a migration.
  await pause(Math.min(2, plan.baselineSeconds) * 1000);
  await phase(baseline, window);
  await phase('push', async () => void (await push(url, { say })));
  await phase('backfill', async () => {
    const { moved, linked } = await backfill(url);
    return moved + linked;
  });
  await phase('with cohorts', window);
  await phase('rollback', () => rollBack(url, { folder: cohorts }));
  await phase('rolled back', window);
  // All columns that there are: after a rollback none may be left over, either.
  await phase('comparing', async () => compare('rollback', await takeFingerprint(url, size)));
  await phase('push again', async () => void (await push(url, { say })));
  await phase('restore', async () => {
    const { tables } = await restoreCohorts(url, cohorts);
    return tables.reduce((sum, table) => sum + table.rows, 0);
  });
  const waits = await watch.stop();
  const diary = await load.stop();
  await compare('restore', await takeFingerprint(url, size, before));
  return { size, phases, diary, waits, changed };
}
