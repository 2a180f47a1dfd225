import { finishPackaged } from './support/children.ts';
import { run } from './support/ending.ts';

// npm run format: writes every file as Prettier wants it.

await run(async () => {
  const { code, output } = await finishPackaged('prettier/bin/prettier.cjs', [
    '--write',
    '--list-different',
    '.',
  ]);
  console.log(output.trim() || 'Every file is in shape.');
  return code;
});
