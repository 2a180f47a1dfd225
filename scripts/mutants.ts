import { parseArgs } from 'node:util';
import path from 'node:path';
import postgres from 'postgres';
import { Problem } from '../supabase/local/problem.ts';
import { equivalent } from './mutants/equivalent.ts';
import { allMutants, type Mutant } from './mutants/mutant.ts';
import { orderFor } from './mutants/order.ts';
import { Diary, type Fate } from './mutants/diary.ts';
import { openSlot, type Slot } from './mutants/slot.ts';
import { run } from './support/ending.ts';
import { project } from './support/settings.ts';
import { withTestCluster } from './support/test-cluster.ts';

// npm run test:mutants -- [words of its name …] [--jobs n] [--resume] [--list]
// Takes away one guard of the database at a time and runs the SQL suite: a guard that no test misses is not tested.

const { values: options, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    jobs: { type: 'string', default: '2' },
    resume: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});

await run(() =>
  withTestCluster(async (cluster) => {
    const sql = postgres(cluster.ownerUrl, { max: 1, onnotice() {} });
    const everyMutant = await allMutants(sql);
    await sql.end();
    const chosen = everyMutant.filter(({ name }) =>
      words.every((word) => name.toLowerCase().includes(word.toLowerCase())),
    );
    if (options.list) {
      for (const { name } of chosen) console.log(name);
      return 0;
    }
    if (chosen.length === 0) throw new Problem('No mutant has these words in its name.');

    const jobs = Math.max(1, Math.min(Number(options.jobs) || 1, chosen.length));
    const slots = await Promise.all(
      Array.from({ length: jobs }, (_, nth) => openSlot(cluster, nth + 1)),
    );
    const unharmed = await slots[0]!.run(null, slots[0]!.files);
    if (unharmed) {
      throw new Problem(
        `The suite fails without any mutant: ${unharmed.test}: ${unharmed.message}`,
      );
    }

    const diary = new Diary();
    const fates = new Map<string, Fate>();
    const waiting = [...chosen];
    const began = performance.now();
    const work = async (slot: Slot) => {
      for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
        const known = options.resume ? diary.known(mutant.name) : undefined;
        const fate = known === undefined ? await fateOf(mutant, slot, diary) : known;
        if (!diary.isCurrent())
          throw new Problem('Migrations or tests changed meanwhile; run it again.');
        diary.keep(mutant.name, fate);
        fates.set(mutant.name, fate);
        console.log(
          `${String(fates.size).padStart(5)}/${chosen.length}  ${sentence(mutant, fate)}`,
        );
      }
    };
    await Promise.all(slots.map(work));
    await Promise.all(slots.map((slot) => slot.close()));
    return report(fates, everyMutant, (performance.now() - began) / 1000);
  }),
);

async function fateOf(mutant: Mutant, slot: Slot, diary: Diary): Promise<Fate> {
  const files = orderFor(mutant, slot.files, diary.lastKiller(mutant.name));
  let failure = await slot.run(mutant, files);
  // On a busy machine a test may be late for reasons of its own; a mutant that makes it late does so again.
  if (failure && /timed out/i.test(failure.message)) failure = await slot.run(mutant, files);
  return failure && { file: failure.file, test: failure.test };
}

function sentence({ name }: Mutant, fate: Fate): string {
  if (fate)
    return `killed    ${name}\n${' '.repeat(23)}${path.relative(project, fate.file)}: ${fate.test}`;
  return `${name in equivalent ? 'listed  ' : 'SURVIVED'}  ${name}`;
}

function report(fates: Map<string, Fate>, everyMutant: Mutant[], seconds: number): number {
  const killed = [...fates.values()].filter((fate) => fate !== null).length;
  const survived = [...fates].filter(([, fate]) => fate === null).map(([name]) => name);
  const unlisted = survived.filter((name) => !(name in equivalent));
  const stale = Object.keys(equivalent).filter(
    (name) => fates.get(name) || !everyMutant.some((mutant) => mutant.name === name),
  );
  const reasonless = Object.keys(equivalent).filter((name) => equivalent[name]!.trim().length < 20);

  const say = (title: string, names: string[]) => {
    if (names.length > 0) console.log(`\n${title}\n  ${names.join('\n  ')}`);
  };
  say('Survived, and not listed with the second guard that holds them:', unlisted);
  say('Listed, yet killed or no mutant any more:', stale);
  say('Listed without a sentence that says which guard holds:', reasonless);
  const telling = fates.size - (survived.length - unlisted.length);
  const score = telling === 0 ? 100 : (100 * killed) / telling;
  console.log(
    `\n${killed} of ${fates.size} mutants killed, ${survived.length - unlisted.length} listed as held by a second guard: ` +
      `score ${score.toFixed(score === 100 ? 0 : 1)} % in ${(seconds / 60).toFixed(1)} min`,
  );
  return unlisted.length + stale.length + reasonless.length > 0 ? 1 : 0;
}
