import postgres from 'postgres';
import { applyFiles } from '../../scripts/migrations/apply.ts';
import { olderFiles } from '../../scripts/migrations/files.ts';
import type { TestCluster } from '../../scripts/support/test-cluster.ts';

// SQL tests run on a real PostgreSQL that scripts/test.ts has started: `npm run test:sql`.

type Sql = postgres.TransactionSql;
type Person = string | { id: string };

/** A fresh copy of the migrated database, and ways to speak to it as somebody. */
export type Database = {
  /** As the role that runs the migrations: no token, no row-level security. */
  owner: postgres.Sql;
  url: string;
  /** The same, for the superuser, who can also be what belongs to Auth. */
  adminUrl: string;
  /** Does `work` as this person (null: a visitor), in one transaction that is kept. */
  as<Result>(person: Person | null, work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** The same, undone afterwards. */
  asIf<Result>(person: Person | null, work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** Does `work` with the service key's rights. */
  asService<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
};

let copies = 0;

/** The campus as it was before cohorts: only its own, earlier migrations are applied. */
export async function openOlderCampus(): Promise<Database> {
  const database = await openDatabase(testCluster().empty);
  await applyFiles(database.url, olderFiles());
  return database;
}

export async function openDatabase(template = testCluster().template): Promise<Database> {
  const cluster = testCluster();
  const name = `copy_${process.pid}_${(copies += 1)}`;
  const admin = postgres(cluster.adminUrl, { max: 1, onnotice() {} });
  await admin.unsafe(`create database ${name} template ${template} owner postgres`);

  const url = withDatabase(cluster.ownerUrl, name);
  const owner = postgres(url, { max: 4, onnotice() {} });
  const within = async <Result>(
    claims: Claims,
    keep: boolean,
    work: (sql: Sql) => Promise<Result>,
  ) => {
    let result: Result;
    try {
      await owner.begin(async (sql) => {
        await sql`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`;
        await sql.unsafe(`set local role ${claims.role}`);
        result = await work(sql);
        if (!keep) throw new Undo();
      });
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
    }
    return result!;
  };
  return {
    owner,
    url,
    adminUrl: withDatabase(cluster.adminUrl, name),
    as: (person, work) => within(claimsOf(person), true, work),
    asIf: (person, work) => within(claimsOf(person), false, work),
    asService: (work) => within({ role: 'service_role' }, true, work),
    async close() {
      await owner.end({ timeout: 1 });
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/**
 * The SQLSTATE with which the database refuses, and the constraint where it names one:
 * `expect(await refusal(db.as(ben, (sql) => sql`…`))).toMatchObject({ code: 'C4010' })`.
 * Null when it does not refuse.
 */
export async function refusal(work: Promise<unknown>) {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    return {
      code: error.code,
      constraint: error.constraint_name,
      message: error.message,
      detail: error.detail,
    };
  }
}

class Undo extends Error {}
type Claims = { role: 'anon' | 'authenticated' | 'service_role'; sub?: string };

function claimsOf(person: Person | null): Claims {
  if (person === null) return { role: 'anon' };
  return { role: 'authenticated', sub: typeof person === 'string' ? person : person.id };
}

function testCluster(): TestCluster {
  const given = process.env['CAMPUS_TEST_CLUSTER'];
  if (!given) throw new Error('SQL tests need their database: run them with `npm run test:sql`.');
  return JSON.parse(given) as TestCluster;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
