import { rmSync } from 'node:fs';
import { Problem, sentenceFor } from '../supabase/local/problem.ts';
import { atEnd, run } from './support/ending.ts';
import { buildInto } from './support/build.ts';
import { dataFolder, inProject } from './support/settings.ts';
import { startTestCluster, type TestCluster } from './support/test-cluster.ts';
import * as checks from './test/checks.ts';
import { clients } from './test/clients.ts';
import { contract } from './test/contract.ts';
import { journeys } from './test/journeys.ts';
import { mail } from './test/mail.ts';
import { check, type Outcome } from './test/outcome.ts';
import { vitest } from './test/suites.ts';

// npm test: everything, in this order. `npm test -- sql file` runs one part, with the rest for its runner. What needs
// more than the project's packages runs only when it is named.

const [part, ...rest] = process.argv.slice(2);

// A build of its own, so that nobody's running campus loses its files to a test, nor the other way round.
const buildFolder = inProject('node_modules', '.campus', `build-${process.pid}`);
atEnd(async () => rmSync(buildFolder, { recursive: true, force: true }));

type Step = { name: string; part: string; apart?: true; work: () => Promise<Outcome> };

let database: ReturnType<typeof startTestCluster> | undefined;
const cluster = () => (database ??= startTestCluster());
const onCluster = (work: (cluster: TestCluster) => Promise<Outcome>) => async () =>
  work(await cluster());

const steps: Step[] = [
  { name: 'format', part: 'check', work: checks.format },
  { name: 'lint', part: 'check', work: checks.lint },
  { name: 'import rules', part: 'check', work: checks.imports },
  { name: 'migration linter', part: 'check', work: checks.migrations },
  { name: 'types', part: 'check', work: checks.types },
  { name: 'database types are current', part: 'check', work: onCluster(checks.databaseTypes) },
  { name: 'database advisors', part: 'check', work: onCluster(checks.advisors) },
  { name: 'unit', part: 'unit', work: () => vitest('unit', rest) },
  {
    name: 'SQL',
    part: 'sql',
    work: onCluster((given) => vitest('sql', rest, { CAMPUS_TEST_CLUSTER: JSON.stringify(given) })),
  },
  { name: 'contract of the local stack', part: 'stack', work: () => contract(rest) },
  { name: 'examples of docs/api.md', part: 'api', work: () => clients(rest) },
  { name: 'build', part: 'e2e', work: async () => check((await buildInto(buildFolder), '')) },
  { name: 'browser journeys', part: 'e2e', work: () => journeys(buildFolder, rest) },
  { name: 'mail through Exim', part: 'mail', apart: true, work: () => mail(rest) },
];

await run(async () => {
  const chosen = steps.filter((step) => (part === undefined ? !step.apart : step.part === part));
  if (chosen.length === 0)
    throw new Problem(
      `There is no part "${part}"; there are: check, unit, sql, stack, api, e2e, mail.`,
    );
  let passed = 0;
  let failed = 0;
  for (const step of chosen) {
    const began = performance.now();
    const outcome = await step.work().catch(asFailure);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const counts = `${outcome.passed} passed${outcome.failed > 0 ? `, ${outcome.failed} FAILED` : ''}`;
    console.log(`  ${step.name.padEnd(30)} ${seconds.padStart(6)} s  ${counts}`);
    if (outcome.failed > 0) console.log(`\n${outcome.output}\n`);
    passed += outcome.passed;
    failed += outcome.failed;
  }
  await (await database)?.stop();
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

/** A step that breaks is a failed step; the others still run. */
function asFailure(error: unknown): Outcome {
  const trouble =
    sentenceFor(error, dataFolder) ?? (error instanceof Error ? error.stack : String(error));
  return { passed: 0, failed: 1, output: trouble ?? '' };
}
