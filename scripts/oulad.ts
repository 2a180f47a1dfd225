import path from 'node:path';
import { findDatabase } from './oulad/database.ts';
import { loadAll } from './oulad/load-all.ts';
import { readOptions } from './oulad/options.ts';
import { run } from './support/ending.ts';
import { connectAsOwner } from './support/owner.ts';
import { dataFolder } from './support/settings.ts';

// npm run oulad -- <folder>: real registrations of a university. See docs/guides/oulad.md.
await run(async () => {
  const options = readOptions(process.argv.slice(2), {
    today: new Date().toISOString().slice(0, 10),
    out: path.join(dataFolder, 'oulad'),
  });
  const sql = await connectAsOwner(await findDatabase(process.env, dataFolder, options));
  try {
    await loadAll(sql, options, console.log);
  } finally {
    await sql.end();
  }
});
