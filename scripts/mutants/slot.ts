import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { Problem } from '../../supabase/local/problem.ts';
import { startScript } from '../support/children.ts';
import type { TestCluster } from '../support/test-cluster.ts';
import type { Mutant } from './mutant.ts';
import { isAboutRules } from './order.ts';
import type { Answer, Failure, Order } from './suite.ts';

/** A place in which one mutant after the other lives: a template database, and a process that runs tests on it. */
export type Slot = {
  /** Every test file of the SQL suite that a mutant could fail. */
  files: string[];
  /** Runs test files, in this order, on a campus with this mutant (null: none), up to the first failure. */
  run(mutant: Mutant | null, files: string[]): Promise<Failure | null>;
  close(): Promise<void>;
};

export async function openSlot(cluster: TestCluster, nth: number): Promise<Slot> {
  const template = `mutant_${nth}`;
  const admin = postgres(cluster.adminUrl, { max: 1, onnotice() {} });
  const child = startScript(
    fileURLToPath(new URL('suite.ts', import.meta.url)),
    [],
    { CAMPUS_TEST_CLUSTER: JSON.stringify({ ...cluster, template }) },
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  const gone = once(child, 'exit').then(() => {
    throw new Problem('The process that runs the tests is gone.');
  });
  // Whoever waits for an answer hears of it; it goes in the end, too, when nobody waits.
  gone.catch(() => {});
  const heard = async () => {
    const answer = new Promise<Answer>((resolve) => child.once('message', resolve));
    return Promise.race([answer, gone]);
  };
  const first = await heard();
  if (!('files' in first)) throw new Problem('The process that runs the tests did not list them.');

  return {
    files: first.files.filter(isAboutRules),
    async run(mutant, files) {
      await admin.unsafe(`drop database if exists ${template} with (force)`);
      await admin.unsafe(`create database ${template} template ${cluster.template} owner postgres`);
      if (mutant) await bringAbout(mutant, cluster.adminUrl, template);
      const answer = heard();
      child.send({ files, about: mutant?.about ?? [] } satisfies Order);
      const came = await answer;
      if (!('failure' in came))
        throw new Problem('The process that runs the tests said no result.');
      if (!came.failure && came.passed === 0) throw new Problem('No test ran.');
      return came.failure;
    },
    async close() {
      child.kill();
      await admin.end();
    },
  };
}

/** Makes the mutant, and reads back that it is in force where it was not before. */
async function bringAbout(mutant: Mutant, adminUrl: string, database: string): Promise<void> {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  const sql = postgres(url.href, { max: 1, onnotice() {} });
  const isInForce = async () =>
    (await sql.unsafe(`select coalesce(${mutant.inForce}, false) as yes`))[0]!['yes'] as boolean;
  try {
    if (await isInForce()) throw new Problem(`No mutant, since the campus is so: ${mutant.name}`);
    await sql.unsafe(mutant.statement);
    if (!(await isInForce())) throw new Problem(`Not in force after its statement: ${mutant.name}`);
  } finally {
    await sql.end();
  }
}
