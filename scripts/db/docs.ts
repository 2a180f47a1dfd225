import { writeFileSync } from 'node:fs';
import postgres from 'postgres';
import { erdDocument, erdFile } from '../docs/erd.ts';
import { run } from '../support/ending.ts';
import { withTestCluster } from '../support/test-cluster.ts';

// npm run db:docs: the documents that a database with every migration tells of itself.

await run(async () => {
  await withTestCluster(async (cluster) => {
    const sql = postgres(cluster.ownerUrl, { max: 1, onnotice() {} });
    try {
      writeFileSync(erdFile, await erdDocument(sql));
    } finally {
      await sql.end();
    }
  });
  console.log(`Written: ${erdFile}`);
});
