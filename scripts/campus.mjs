// The first thing that runs, on whatever Node the machine has: makes sure that the packages are there,
// then hands over to the project's own Node. Plain JavaScript, no package.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const inProject = (/** @type {string[]} */ ...names) => path.join(project, ...names);

const commands = {
  start: 'start.ts',
  dev: 'dev.ts',
  stack: 'stack.ts',
  test: 'test.ts',
  build: 'build.ts',
  format: 'format.ts',
  'make-admin': 'make-admin.ts',
  oulad: 'oulad.ts',
  bench: 'bench.ts',
  'bench:db': 'bench-db.ts',
  'test:mutants': 'mutants.ts',
  'db:types': 'db/types.ts',
  'db:docs': 'db/docs.ts',
  'db:file': 'db/file.ts',
  'db:push': 'db/push.ts',
  'db:verify': 'db/verify.ts',
  'db:backfill': 'db/backfill.ts',
  'db:rollback': 'db/rollback.ts',
  'db:restore-cohorts': 'db/restore-cohorts.ts',
  'db:rehearse': 'db/rehearse.ts',
  'db:jobs': 'db/jobs.ts',
  'db:seal': 'db/seal.ts',
};

function stop(/** @type {string} */ sentence) {
  console.error(sentence);
  process.exit(1);
}

function versionOf(/** @type {string} */ node) {
  if (node === process.execPath) return process.versions.node;
  return (
    spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim().replace(/^v/, '') ?? ''
  );
}

function isAtLeast(
  /** @type {string} */ version,
  /** @type {number} */ major,
  /** @type {number} */ minor,
) {
  const [a = 0, b = 0] = version.split('.').map(Number);
  return a > major || (a === major && b >= minor);
}

/** Is in node_modules what the lock says? npm keeps its own note of what it has put there. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(
      readFileSync(inProject('node_modules', '.package-lock.json'), 'utf8'),
    ).packages;
    return Object.entries(wanted).every(
      ([place, entry]) =>
        place === '' || entry.optional || present[place]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

function install() {
  console.log('Installing the packages (npm ci); the first time this takes a minute or so …');
  const began = Date.now();
  const [npm, first] = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : ['npm', []];
  const quietly = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync(npm, [...first, ...quietly], { cwd: project, stdio: 'inherit' });
  if (done.error) stop('npm was not found; it comes with Node.');
  if (done.status !== 0) stop('The packages could not be installed; npm says why above.');
  console.log(`  packages ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** Node 24 from the packages where there is one for this platform, else this one when it runs TypeScript. */
function findNode() {
  for (const node of [inProject('node_modules', '.bin', 'node'), process.execPath]) {
    if (existsSync(node) && isAtLeast(versionOf(node), 22, 18)) return node;
  }
  return stop(
    `The campus needs Node 22.18 or newer on this platform; this is ${process.versions.node}.`,
  );
}

const [command = '', ...args] = process.argv.slice(2);
const file = commands[/** @type {keyof typeof commands} */ (command)];
if (!file) stop(`Say what to do: ${Object.keys(commands).join(', ')}.`);
if (!isAtLeast(process.versions.node, 20, 19)) {
  stop(`The campus needs Node 20.19 or newer; this is ${process.versions.node}.`);
}
if (!existsSync(inProject('scripts', file))) stop(`"${command}" is not part of the campus yet.`);
if (!isInstalled()) install();
if (existsSync(inProject('.env'))) process.loadEnvFile(inProject('.env'));

// The channel tells the other Node when this process is gone, however it went.
const child = spawn(findNode(), [inProject('scripts', file), ...args], {
  cwd: project,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => child.kill(signal));
}
child.on('exit', (code) => process.exit(code ?? 1));

// npm runs us below a shell, which neither passes on a signal nor ends when npm is killed outright.
if (process.env.npm_lifecycle_event) {
  const shell = process.ppid;
  const npm = parentOf(shell);
  const isAlone = () => process.ppid !== shell || (npm > 1 && !isAlive(npm));
  setInterval(() => isAlone() && child.kill('SIGTERM'), 200).unref();
}

function parentOf(/** @type {number} */ pid) {
  return Number(
    spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? 0,
  );
}

function isAlive(/** @type {number} */ pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
