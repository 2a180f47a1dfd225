import os from 'node:os';
import postgres from 'postgres';
import { startCluster } from '../../supabase/local/cluster.ts';
import { preparePlatform } from '../../supabase/local/platform.ts';
import { loadSecrets } from '../../supabase/local/secrets.ts';
import { applyFiles } from '../migrations/apply.ts';
import { olderFiles } from '../migrations/files.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { report } from '../rehearsal/report.ts';
import { atEnd, run } from '../support/ending.ts';
import { temporaryFolder } from '../support/test-cluster.ts';
import { readArguments } from './arguments.ts';

// npm run db:rehearse [-- --size 10000]: moves a campus with so many older enrollments to cohorts and back while its
// students use it. On a server of its own that writes as safely as one in service; it shares the machine with the load.

const usage =
  'db:rehearse -- [--size enrollments] [--progress rows] [--connections 8] [--rest ms] [--baseline seconds]';

await run(async () => {
  const { size, progress, ...pace } = read();
  const folder = temporaryFolder('rehearsal');
  const secrets = await loadSecrets(folder);
  const cluster = await startCluster({ folder, secrets });
  atEnd(() => cluster.stop());
  await preparePlatform(cluster, secrets);
  const ownerUrl = cluster.url('postgres');
  await applyFiles(ownerUrl, olderFiles());
  console.log(
    `${size} enrollments and ${progress} rows of progress; ${pace.connections} connections on ${os.availableParallelism()} processors.`,
  );
  console.log(`PostgreSQL with ${await settingsOf(ownerUrl)}.`);

  const adminUrl = cluster.url('supabase_admin');
  const plan = { ownerUrl, adminUrl, enrollments: size, progress, ...pace, folder };
  const rehearsal = await rehearse({ ...plan, say: console.log });

  console.log(report(rehearsal).join('\n'));
  const { diary, changed } = rehearsal;
  return diary.failures.length + diary.lost + changed.length > 0 ? 1 : 0;
});

async function settingsOf(url: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  const rows = await sql<{ name: string; value: string }[]>`
    select name, current_setting(name) as value from pg_settings
    where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size') order by name`;
  await sql.end();
  return rows.map(({ name, value }) => `${name} ${value}`).join(', ');
}

function read() {
  const text = { type: 'string' } as const;
  const options = { size: text, progress: text, connections: text, rest: text, baseline: text };
  return readArguments(usage, { options, most: 0 }, ({ values }) => {
    const number = (name: keyof typeof options, otherwise: number, least: number, most: number) => {
      const n = Number(values[name] ?? otherwise);
      if (!(Number.isInteger(n) && n >= least && n <= most))
        throw new Error(`--${name} takes a whole number from ${least} to ${most}`);
      return n;
    };
    const connections = number('connections', 8, 1, 80);
    // Each connection plays people of its own, from the half that studies.
    const size = number('size', 10_000, 10 * connections, 10_000_000);
    return {
      size,
      progress: number('progress', 5 * size, 1, 30 * size),
      connections,
      restMs: number('rest', 20, 1, 60_000),
      baselineSeconds: number('baseline', 10, 1, 3600),
    };
  });
}
