import { writeFileSync } from 'node:fs';
import postgres from 'postgres';
import { accessDocument, accessFile } from '../docs/access.ts';
import { erdDocument, erdFile } from '../docs/erd.ts';
import { run } from '../support/ending.ts';
import { withTestCluster } from '../support/test-cluster.ts';

// npm run db:docs: the documents that are told by a database with every migration, and by the rules of access.

await run(async () => {
  await withTestCluster(async (cluster) => {
    const sql = postgres(cluster.ownerUrl, { max: 1, onnotice() {} });
    try {
      writeFileSync(erdFile, await erdDocument(sql));
    } finally {
      await sql.end();
    }
  });
  writeFileSync(accessFile, await accessDocument());
  console.log(`Written: ${erdFile}, ${accessFile}`);
});
