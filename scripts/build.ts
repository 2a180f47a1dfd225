import { build } from './support/build.ts';
import { run } from './support/ending.ts';
import { timed } from './support/say.ts';

await run(async () => {
  const built = await timed('build', build);
  if (!built) console.log('dist/ is already built from these sources.');
});
