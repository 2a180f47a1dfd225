import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { startCluster } from '../../supabase/local/cluster.ts';
import { migrate } from '../../supabase/local/migrations.ts';
import { preparePlatform } from '../../supabase/local/platform.ts';
import { loadSecrets } from '../../supabase/local/secrets.ts';
import { atEnd } from './ending.ts';

/** A throw-away PostgreSQL with the campus' migrations. Its tests copy the template, as often as they like. */
export type TestCluster = {
  /** The migrated database, for its owner; nobody writes to it. */
  ownerUrl: string;
  /** For making and dropping databases. */
  adminUrl: string;
  template: string;
  /** A database that a project is before its first migration, to copy. */
  empty: string;
};

const template = 'campus_template';
const empty = 'campus_empty';

export async function startTestCluster(): Promise<TestCluster & { stop(): Promise<void> }> {
  const folder = temporaryFolder('cluster');
  const secrets = await loadSecrets(folder);
  const cluster = await startCluster({ folder, secrets, disposable: true });
  const stop = async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  atEnd(stop);
  await preparePlatform(cluster, secrets);
  const adminUrl = cluster.url('supabase_admin', 'template1');
  const admin = postgres(adminUrl, { max: 1, onnotice() {} });
  await admin.unsafe(`create database ${empty} template postgres owner postgres`);
  await migrate(cluster.url('postgres'));
  await admin.unsafe(`create database ${template} template postgres owner postgres`);
  await admin.end();
  return { ownerUrl: cluster.url('postgres'), adminUrl, template, empty, stop };
}

export async function withTestCluster<Result>(
  work: (cluster: TestCluster) => Promise<Result>,
): Promise<Result> {
  const cluster = await startTestCluster();
  try {
    return await work(cluster);
  } finally {
    await cluster.stop();
  }
}

/** A new empty folder that PostgreSQL's account may pass through, and that goes when this process does. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), `campus-${name}-`));
  chmodSync(folder, 0o711);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}
