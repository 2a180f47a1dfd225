import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Account, isReachable, sharedFolder, unprivilegedAccount } from './account.ts';
import { findPrograms } from './binaries.ts';
import { freePort } from './ports.ts';
import { Problem } from './problem.ts';
import type { DatabaseLogin, Secrets } from './secrets.ts';
import { stopAbandoned } from './abandoned.ts';

/** One running PostgreSQL server. */
export type Cluster = {
  port: number;
  dataFolder: string;
  url(login: DatabaseLogin, database?: string): string;
  stop(): Promise<void>;
  /** Resolves when the server is gone, asked for or not. */
  gone: Promise<void>;
};

type Options = {
  folder: string;
  secrets: Secrets;
  /** For tests: faster, and not safe against a power cut. */
  disposable?: boolean;
  /** PostgreSQL settings besides ours, such as more memory for a large campus. */
  settings?: Record<string, string>;
};

/** Starts PostgreSQL on a free port of 127.0.0.1, with its data below `folder`; makes the data on the first call. */
export async function startCluster({
  folder,
  secrets,
  disposable = false,
  settings = {},
}: Options): Promise<Cluster> {
  const account = unprivilegedAccount();
  const programs = await findPrograms(account);
  const dataFolder = dataFolderFor(folder, account);
  const log = path.join(folder, 'postgres.log');

  if (existsSync(path.join(dataFolder, 'PG_VERSION'))) await stopAbandoned(dataFolder);
  else initialise(programs.initdb, dataFolder, secrets.passwords.supabase_admin, account);

  const port = await freePort();
  const server = launch(programs.postgres, dataFolder, port, log, account, {
    ...(disposable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...settings,
  });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await untilReady(server, gone, dataFolder, log);
  const watcher = endWithParent(server.pid!);

  return {
    port,
    dataFolder,
    gone,
    url: (login, database = 'postgres') =>
      `postgres://${login}:${secrets.passwords[login]}@127.0.0.1:${port}/${database}`,
    async stop() {
      watcher.kill('SIGKILL');
      server.kill('SIGINT');
      const late = setTimeout(() => server.kill('SIGQUIT'), 2000);
      await gone;
      clearTimeout(late);
    },
  };
}

function dataFolderFor(folder: string, account: Account | null): string {
  if (account === null || isReachable(folder)) return path.join(folder, 'postgres');
  const id = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 12);
  return path.join(sharedFolder(), `data-${id}`);
}

function initialise(
  initdb: string,
  dataFolder: string,
  password: string,
  account: Account | null,
): void {
  if (existsSync(dataFolder) && readdirSync(dataFolder).length > 0) {
    throw new Problem(
      `${dataFolder} is not empty and holds no database; move it away, or set CAMPUS_DATA to another folder.`,
    );
  }
  // Made beside its place, so that a start that is cut off leaves no half-made database there.
  const unfinished = `${dataFolder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = `${dataFolder}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account)
    for (const file of [unfinished, passwordFile]) chownSync(file, account.uid, account.gid);
  const made = spawnSync(
    initdb,
    [
      '-D',
      unfinished,
      '-U',
      'supabase_admin',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=en-US',
      '--data-checksums',
      '--no-instructions',
    ],
    { ...account, cwd: '/', env: environment(), encoding: 'utf8' },
  );
  rmSync(passwordFile, { force: true });
  if (made.status === 0) {
    rmSync(dataFolder, { recursive: true, force: true });
    return renameSync(unfinished, dataFolder);
  }
  rmSync(unfinished, { recursive: true, force: true });
  throw explain(made.error?.message ?? made.stderr, dataFolder);
}

function launch(
  postgres: string,
  dataFolder: string,
  port: number,
  log: string,
  account: Account | null,
  particular: Record<string, string>,
): ChildProcess {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 80,
    shared_buffers: '128MB',
    log_min_messages: 'error',
    log_checkpoints: 'off',
    ...particular,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = openSync(log, 'w', 0o600);
  // A process group of its own, so that Ctrl-C reaches us alone and the database goes last.
  const server = spawn(postgres, ['-D', dataFolder, ...options], {
    ...account,
    cwd: '/',
    env: environment(),
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  return server;
}

async function untilReady(
  server: ChildProcess,
  gone: Promise<void>,
  dataFolder: string,
  log: string,
): Promise<void> {
  const pidFile = path.join(dataFolder, 'postmaster.pid');
  const failed = new Promise<never>((_, reject) => server.once('error', reject));
  for (let waited = 0; waited < 60_000; waited += 20) {
    const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : [];
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return;
    await Promise.race([pause(20), gone, failed]);
    if (server.exitCode !== null) throw explain(readFileSync(log, 'utf8').slice(-1500), dataFolder);
  }
  server.kill('SIGQUIT');
  throw new Problem(`PostgreSQL did not become ready within a minute; see ${log}.`);
}

/** If we are killed outright, the end of this pipe is all that is left to stop the database. */
function endWithParent(pid: number): ChildProcess {
  const watcher = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'sh', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  return watcher;
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

function explain(output: string, dataFolder: string): Error {
  if (/No space left on device|Check free disk space/.test(output))
    return new Problem(`The disk is full: there is no space left for ${dataFolder}.`);
  if (/Permission denied/.test(output))
    return new Problem(`The account that runs PostgreSQL may not use ${dataFolder}.`);
  return new Problem(`PostgreSQL did not start in ${dataFolder}:\n${output.trim()}`);
}
