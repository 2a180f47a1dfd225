import { environmentOf, startCampusStack } from './support/campus.ts';
import { demonstration } from './support/demo.ts';
import { run } from './support/ending.ts';

// npm run stack: only the local Supabase, for tools; prints what to set, then serves until it is stopped.

await run(async () => {
  const stack = await startCampusStack();
  await demonstration(stack);
  for (const [name, value] of Object.entries(environmentOf(stack)))
    console.log(`export ${name}='${value}'`);
  console.log(`export DATABASE_URL='${stack.databaseUrl}'`);
  await stack.gone;
  return 1;
});
