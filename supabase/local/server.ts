import postgres from 'postgres';
import { startCluster, type Cluster } from './cluster.ts';
import { migrate } from './migrations.ts';
import { preparePlatform } from './platform.ts';
import { freePort } from './ports.ts';
import { sentenceFor } from './problem.ts';
import { claimFolder } from './claim.ts';
import { readSealKey } from './seal-key.ts';
import { loadSecrets } from './secrets.ts';
import { openDoor } from './door.ts';
import { openSmtp, type Smtp } from './smtp.ts';
import { openStack } from './stack.ts';

// The local Supabase as a process of its own: `node supabase/local/server.ts`, told what to do by
// environment variables, heard by messages to its parent, and gone when its parent is.

const folder = process.env['CAMPUS_DATA']!;
const siteUrl = process.env['CAMPUS_SITE_URL'] ?? 'http://127.0.0.1:4321';
const workdir = process.env['CAMPUS_MIGRATIONS_OF'];
const wantedPort = process.env['CAMPUS_API_PORT'];
const disposable = process.env['CAMPUS_DISPOSABLE'] === '1';

const usualPort = 54321;
const endings: (() => Promise<void>)[] = [];
let ending = false;

export type Message =
  | { step: string; seconds: number }
  | { notice: string }
  | { problem: string }
  | {
      ready: {
        supabaseUrl: string;
        anonKey: string;
        serviceKey: string;
        databaseUrl: string;
        /** Empty when mails are really sent. */
        mailboxUrl: string;
        sealKey: string | null;
      };
    };

const tell = (message: Message) => process.send?.(message);

async function timed<Result>(
  step: (result: Result) => string,
  work: Promise<Result>,
): Promise<Result> {
  const began = performance.now();
  const result = await work;
  tell({ step: step(result), seconds: (performance.now() - began) / 1000 });
  return result;
}

async function start(): Promise<void> {
  const smtp = openSmtp(process.env);
  const secrets = await loadSecrets(folder);
  const door = await openDoor(wantedPort ? Number(wantedPort) : await freePort(usualPort));
  endings.push(() => door.close());
  const claim = await claimFolder(folder, {
    instance: door.instance,
    supabaseUrl: door.url,
    siteUrl,
  });
  endings.push(async () => claim.release());

  const cluster: Cluster = await timed(
    () => 'PostgreSQL',
    startCluster({ folder, secrets, disposable }),
  );
  endings.push(() => cluster.stop());
  void cluster.gone.then(() =>
    end('PostgreSQL has ended unexpectedly; see postgres.log in the data folder.'),
  );
  await preparePlatform(cluster, secrets);
  const databaseUrl = cluster.url('postgres');
  const { edited } = await timed(
    ({ applied }) => `migrations (${applied} new)`,
    migrate(databaseUrl, workdir),
  );
  if (edited.length > 0) tell({ notice: noticeOf(edited) });
  claim.note({ databaseUrl });

  const stack = await timed(
    () => 'Supabase API',
    openStack(door, cluster, secrets, { siteUrl, post: smtp?.post }),
  );
  endings.push(() => stack.close());
  if (smtp) {
    endings.push(async () => smtp.close());
    void tellTrouble(smtp);
  }
  tell({
    ready: {
      supabaseUrl: door.url,
      anonKey: secrets.publishableKey,
      serviceKey: secrets.secretKey,
      databaseUrl,
      mailboxUrl: smtp ? '' : `${door.url}/mail`,
      sealKey: await sealKeyAt(databaseUrl),
    },
  });
}

async function sealKeyAt(url: string): Promise<string | null> {
  const sql = postgres(url, { max: 1, onnotice() {} });
  return readSealKey(sql).finally(() => sql.end());
}

async function tellTrouble(smtp: Smtp): Promise<void> {
  const why = await smtp.trouble();
  if (why) tell({ notice: `The mail server of CAMPUS_SMTP_URL does not take mails now: ${why}.` });
}

function noticeOf(edited: string[]): string {
  return `Changed after they were applied here, without effect: ${edited.join(', ')}. To begin afresh, end the campus and delete ${folder}.`;
}

/** Ends what was started, the last first, and never takes longer than three seconds. */
async function end(problem?: string): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(1), 2800).unref();
  if (problem) tell({ problem });
  for (const step of endings.toReversed())
    await step().catch((error: unknown) => console.error(error));
  process.exit(problem ? 1 : 0);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
process.on('disconnect', () => void end());

start().catch((error: unknown) => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return end(`Port ${wantedPort} is taken; set CAMPUS_API_PORT to a free one.`);
  if (code === 'ERR_SOCKET_BAD_PORT')
    return end('CAMPUS_API_PORT is not the number of a port, such as 54321.');
  const sentence = sentenceFor(error, folder);
  if (sentence === null) console.error(error);
  return end(sentence ?? `The local Supabase did not start: ${String(error)}`);
});
