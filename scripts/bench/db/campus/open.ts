import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { startCluster } from '../../../../supabase/local/cluster.ts';
import { migrate } from '../../../../supabase/local/migrations.ts';
import { preparePlatform } from '../../../../supabase/local/platform.ts';
import { Problem } from '../../../../supabase/local/problem.ts';
import { loadSecrets } from '../../../../supabase/local/secrets.ts';
import { atEnd } from '../../../support/ending.ts';
import { timed } from '../../../support/say.ts';
import { temporaryFolder } from '../../../support/test-cluster.ts';
import { buildCampus } from './build.ts';
import { shapeOf } from './size.ts';

export type OpenCampus = {
  /** For the owner of the database, who is not kept by row security. */
  url: string;
  adminUrl: string;
  size: number;
  stop(): Promise<void>;
};

// Most of the campus in memory, as on a hosted project of that size; no vacuum that begins while we measure.
const settings = {
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  autovacuum: 'off',
  track_functions: 'none',
};

/**
 * A campus to measure: a new one, or the one in the folder to keep.
 *
 * @param apply SQL files that are run as the owner before anything is measured
 */
export async function openCampus(wanted: {
  size: number | null;
  keep: string | null;
  apply: string[];
}): Promise<OpenCampus> {
  const folder = wanted.keep ? path.resolve(wanted.keep) : temporaryFolder('bench-db');
  const secrets = await loadSecrets(folder);
  const marker = path.join(folder, 'campus.json');
  const kept = existsSync(marker) ? (JSON.parse(readFileSync(marker, 'utf8')) as Kept) : null;
  if (kept && wanted.size !== null && kept.size !== wanted.size) {
    throw new Problem(`The campus in ${folder} has size ${kept.size}; say another folder.`);
  }
  const size = kept?.size ?? wanted.size ?? 1;
  const cluster = await startCluster({ folder, secrets, disposable: true, settings });
  const stop = async () => {
    await cluster.stop();
    if (!wanted.keep) rmSync(folder, { recursive: true, force: true });
  };
  atEnd(stop);
  const adminUrl = cluster.url('supabase_admin', 'postgres');
  if (!kept) {
    await preparePlatform(cluster, secrets);
    await timed('migrations', () => migrate(cluster.url('postgres')));
    await timed(`a campus of size ${size}`, () => buildCampus(adminUrl, shapeOf(size)));
    writeFileSync(marker, JSON.stringify({ size, built: new Date().toISOString() }));
  }
  await applyAll(cluster.url('postgres'), wanted.apply);
  return { url: cluster.url('postgres'), adminUrl, size, stop };
}

type Kept = { size: number };

async function applyAll(url: string, files: string[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  for (const file of files) await sql.unsafe(readFileSync(file, 'utf8'));
  await sql.end();
}
