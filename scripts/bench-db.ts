import { openCampus } from './bench/db/campus/open.ts';
import { readOptions } from './bench/db/options.ts';
import { run } from './support/ending.ts';

await run(async () => {
  const options = readOptions(process.argv.slice(2));
  const campus = await openCampus(options);
  await campus.stop();
  return 0;
});
