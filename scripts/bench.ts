import { rmSync } from 'node:fs';
import { freePort } from '../supabase/local/ports.ts';
import { pagesToMeasure } from './bench/pages.ts';
import { measure } from './bench/measure.ts';
import { serveApp } from './support/app.ts';
import { build } from './support/build.ts';
import { environmentOf } from './support/campus.ts';
import { stopChild } from './support/children.ts';
import { seed } from './support/demo.ts';
import { run } from './support/ending.ts';
import { startLocalStack } from './support/local-stack.ts';
import { timed } from './support/say.ts';
import { temporaryFolder } from './support/test-cluster.ts';

// npm run bench: how long each page takes, as a ratio to a page that asks the database nothing. Machines differ and
// are noisy, the ratios much less so. Each page is asked for in turn, round after round, so that noise hits all alike.

const ROUNDS = 40;

await run(async () => {
  await timed('build', build);
  const folder = temporaryFolder('bench');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { CAMPUS_API_PORT: String(await freePort()) };
  const stack = await startLocalStack({ folder, siteUrl: url, env });
  const { accounts } = await seed(stack);
  const where = { host: '127.0.0.1', port, url };
  const app = await serveApp(where, {
    ...environmentOf(stack),
    CAMPUS_ORIGIN: '',
    LOG_LEVEL: 'warn',
  });
  try {
    const pages = await timed('1,938 students', () => pagesToMeasure(stack, url, accounts));
    const medians = await measure(pages, ROUNDS);
    const base = medians[0] ?? Number.NaN;
    console.log(`\n  ${'page'.padEnd(44)} ${'median'.padStart(9)}   ratio`);
    for (const [n, { name }] of pages.entries()) {
      const median = medians[n] ?? Number.NaN;
      console.log(
        `  ${name.padEnd(44)} ${`${median.toFixed(1)} ms`.padStart(9)} ${(median / base).toFixed(1).padStart(7)}`,
      );
    }
    return 0;
  } finally {
    await stopChild(app);
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
