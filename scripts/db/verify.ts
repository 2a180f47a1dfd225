import postgres from 'postgres';
import { run } from '../support/ending.ts';
import { addressOf, connectAsOwner } from '../support/owner.ts';
import { withTestCluster } from '../support/test-cluster.ts';
import { readCatalog, type Entry } from '../verify/catalog.ts';
import type { Finding } from '../verify/finding.ts';
import { verify } from '../verify/verify.ts';
import { readOnlyAddress } from './arguments.ts';

// npm run db:verify [-- postgres url]: a line a check, with what is wrong and what to do; 1 when something is. Without
// an address: DATABASE_URL, else the campus that runs on this machine. What should be there is not written down a
// second time: the migrations are applied to a throw-away server, and the two catalogs are compared.

class Undo extends Error {}

/** Does `work` in a transaction that leaves nothing behind. */
async function undone<Result>(
  sql: postgres.Sql,
  work: (sql: postgres.TransactionSql) => Promise<Result>,
): Promise<Result> {
  let result: Result;
  try {
    await sql.begin(async (transaction) => {
      result = await work(transaction);
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  return result!;
}

const catalogOfMigrations = (): Promise<Entry[]> =>
  withTestCluster(async ({ ownerUrl }) => {
    const sql = postgres(ownerUrl, { max: 1, onnotice() {} });
    try {
      return await undone(sql, readCatalog);
    } finally {
      await sql.end();
    }
  });

function say({ check, complaints, note }: Finding): void {
  console.log(
    `  ${complaints.length === 0 ? 'ok   ' : 'WRONG'}  ${check}${note ? `: ${note}` : ''}`,
  );
  for (const complaint of complaints) console.log(`           ${complaint}`);
}

await run(async () => {
  const sql = await connectAsOwner(await addressOf(readOnlyAddress('db:verify')));
  try {
    const expected = await catalogOfMigrations();
    const findings = await undone(sql, (transaction) => verify(transaction, expected));
    for (const finding of findings) say(finding);
    const wrong = findings.reduce((sum, { complaints }) => sum + complaints.length, 0);
    console.log(wrong === 0 ? 'All is as it should be.' : `${wrong} to put right.`);
    return wrong === 0 ? 0 : 1;
  } finally {
    await sql.end({ timeout: 1 });
  }
});
