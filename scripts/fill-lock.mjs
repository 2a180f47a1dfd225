// Run after every `npm install` that changes package-lock.json: `node scripts/fill-lock.mjs`.
//
// Some packages name one optional binary per platform. When a registry does not carry the ones for
// other platforms, npm leaves them out of the lock, and a later `npm ci` refuses it ("Missing: …").
// This names them again, with the platform they are for, so that `npm ci` skips them everywhere else.
import { readFileSync, writeFileSync } from 'node:fs';

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'sunos'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** The folders in which Node would look for a dependency of the package at `path`, nearest first. */
function* searchPath(path, name) {
  for (
    let parent = path;
    parent !== '';
    parent = parent.replace(/(^|\/)node_modules\/(?!.*node_modules\/).*$/, '')
  ) {
    yield `${parent}/node_modules/${name}`;
  }
  yield `node_modules/${name}`;
}

function placeholder(name, version) {
  const words = name.split(/[-/_.]/);
  const os = words.includes('windows') ? 'win32' : systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = words.includes('musl') ? ['musl'] : undefined;
  return {
    version,
    optional: true,
    os: [os ?? 'none'],
    ...(cpu && { cpu: [cpu] }),
    ...(libc && { libc }),
  };
}

const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if ([...searchPath(path, name)].some((place) => place in lock.packages)) continue;
    if (!/^\d+\.\d+\.\d+/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = placeholder(name, version);
    added.push(`${name}@${version}`);
  }
}

const byPath = ([a], [b]) => (a < b ? -1 : 1);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  added.length === 0 ? 'The lock is complete.' : `Named in the lock:\n${added.join('\n')}`,
);
