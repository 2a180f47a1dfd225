import { writeFileSync } from 'node:fs';
import { run } from '../support/ending.ts';
import { generateTypes, typesFile } from '../support/database-types.ts';
import { withTestCluster } from '../support/test-cluster.ts';

// npm run db:types: the database's types, from a fresh database with every migration.

await run(async () => {
  await withTestCluster(async (cluster) =>
    writeFileSync(typesFile, await generateTypes(cluster.ownerUrl)),
  );
  console.log(`Written: ${typesFile}`);
});
