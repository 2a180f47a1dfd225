import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { finishPackaged } from '../support/children.ts';
import { temporaryFolder } from '../support/test-cluster.ts';
import type { Outcome } from './outcome.ts';

type VitestReport = { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number };
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number } };

/** Runs one project of vitest.config.ts. */
export const vitest = (project: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
  reported(
    (report) => [
      'vitest/vitest.mjs',
      [
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...args,
      ],
      env,
    ],
    ({ numPassedTests, numFailedTests, numFailedTestSuites }: VitestReport) => ({
      passed: numPassedTests,
      // A file that does not load has no failed test to count.
      failed: Math.max(numFailedTests, Math.min(numFailedTestSuites, 1)),
    }),
  );

/** Runs the browser journeys. */
export const playwright = (args: string[], env: NodeJS.ProcessEnv) =>
  reported(
    (report) => [
      '@playwright/test/cli.js',
      ['test', '--reporter=list,json', ...args],
      { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    ],
    ({ stats }: PlaywrightReport) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
    }),
  );

async function reported<Report>(
  command: (report: string) => [file: string, args: string[], env: NodeJS.ProcessEnv],
  count: (report: Report) => { passed: number; failed: number },
): Promise<Outcome> {
  const folder = temporaryFolder('report');
  try {
    const report = path.join(folder, 'report.json');
    const [file, args, env] = command(report);
    // What a runner that is cut off leaves behind goes with the folder.
    const { code, output } = await finishPackaged(file, args, {
      NO_COLOR: '1',
      TMPDIR: folder,
      ...env,
    });
    const counted = read(report, count);
    const found = counted.passed + counted.failed > 0;
    // Whatever made the runner fail without a failed test is a failure too, and so is finding no test.
    const failed = code === 0 && found ? counted.failed : Math.max(counted.failed, 1);
    return { passed: counted.passed, failed, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read<Report>(
  report: string,
  count: (report: Report) => { passed: number; failed: number },
) {
  try {
    return count(JSON.parse(readFileSync(report, 'utf8')) as Report);
  } catch {
    return { passed: 0, failed: 0 };
  }
}
