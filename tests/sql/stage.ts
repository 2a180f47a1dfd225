import { afterAll, beforeAll } from 'vitest';
import postgres from 'postgres';
import { openDatabase, type Database } from '../support/database.ts';
import { people, tellStory, type Name } from '../support/world.ts';

export type Sql = postgres.TransactionSql;
/** A person of the story, or somebody by id; visitor has no token, service holds the service key. */
export type Who = Name | 'visitor' | 'service' | { id: string };

/** One transaction that is always undone, in which different people act one after the other. */
export type Scene = {
  owner: Sql;
  /** Does `work` as this person; a refusal undoes that person's work only. */
  as<Result>(who: Who, work: (sql: Sql) => Promise<Result>): Promise<Result>;
  /** The SQLSTATE that `work` is refused with, or null. */
  refused(who: Who, work: (sql: Sql) => Promise<unknown>): Promise<string | null>;
  /** What a statement given as text comes to: its refusal, or the number of rows that it moved. */
  attempt(who: Who, statement: string): Promise<string | number>;
  /** Sets the campus's clock. */
  at(instant: string): Promise<void>;
};

export type Stage = {
  db: Database;
  play(act: (scene: Scene) => Promise<void>): Promise<void>;
  /** A connection of one's own, for acts at the same time. */
  connections(count: number): postgres.Sql;
  /** Until somebody waits for a lock. */
  waiting(): Promise<void>;
};

/** One database for a test file, with the story told in it. */
export function openStage(): Stage {
  const stage: Stage = { db: undefined as unknown as Database, play, connections, waiting };
  const opened: postgres.Sql[] = [];

  beforeAll(async () => {
    stage.db = await openDatabase();
    await tellStory(stage.db.owner);
  });
  afterAll(async () => {
    await Promise.all(opened.map((sql) => sql.end({ timeout: 1 })));
    await stage.db.close();
  });

  function connections(count: number): postgres.Sql {
    const sql = postgres(stage.db.url, { max: count, onnotice() {} });
    opened.push(sql);
    return sql;
  }

  async function waiting(): Promise<void> {
    for (;;) {
      const [row] = await stage.db.owner`
        select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      if ((row!['n'] as number) > 0) return;
    }
  }

  async function play(act: (scene: Scene) => Promise<void>): Promise<void> {
    try {
      await stage.db.owner.begin(async (sql) => {
        await act(sceneOf(sql));
        throw new Over();
      });
    } catch (error) {
      if (!(error instanceof Over)) throw error;
    }
  }
  return stage;
}

class Over extends Error {}

function sceneOf(owner: Sql): Scene {
  const as = <Result>(who: Who, work: (sql: Sql) => Promise<Result>) =>
    owner.savepoint(async (sql) => {
      await speakAs(sql, who);
      const result = await work(sql);
      await sql`reset role`;
      await sql`select set_config('request.jwt.claims', '', true)`;
      return result;
    }) as Promise<Result>;
  const refused = (who: Who, work: (sql: Sql) => Promise<unknown>) => codeOf(as(who, work));
  return {
    owner,
    as,
    refused,
    async attempt(who, statement) {
      let moved = 0;
      const code = await refused(who, async (sql) => {
        moved = (await sql.unsafe(statement)).count;
      });
      return code ?? moved;
    },
    async at(instant) {
      await owner`update private.frozen_clock set instant = ${instant}`;
    },
  };
}

/** Gives the rest of a transaction a person's token. */
export async function speakAs(sql: Sql, who: Who): Promise<void> {
  const role = who === 'visitor' ? 'anon' : who === 'service' ? 'service_role' : 'authenticated';
  const sub = role === 'authenticated' ? { sub: idOf(who) } : {};
  await sql`select set_config('request.jwt.claims', ${JSON.stringify({ role, ...sub })}, true)`;
  await sql.unsafe(`set local role ${role}`);
}

export function idOf(who: Who): string {
  return typeof who === 'object' ? who.id : people[who as Name];
}

/** The SQLSTATE of a refusal, null when there is none. */
export async function codeOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    return error.code;
  }
}

/** Everything a table holds, in one word: for proving that nothing moved. */
export async function fingerprint(sql: Sql | postgres.Sql, table: string): Promise<string> {
  const [row] = await sql.unsafe(
    `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as word from ${table} t`,
  );
  return row!['word'] as string;
}
