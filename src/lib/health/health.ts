/** What `/healthz` answers. Versions are the digits that a migration's name begins with. */
export interface Health {
  app: 'ok';
  database: 'ok' | 'no answer';
  /** Null while the database does not answer. */
  migrations: {
    /** The last that the database has; null for one without the door that tells. */
    applied: string | null;
    /** The last that this app was built with. */
    expected: string | null;
    /** What this app was built with and the database lacks: the app is newer. Null where nobody can tell. */
    missing: string[] | null;
  } | null;
}

/** What the database says of its migrations: their versions, or that it has no door to tell. */
export type Told = { versions: string[] } | 'no door';

/** @param told null when there was no answer */
export function healthOf(expected: readonly string[], told: Told | null): Health {
  if (told === null) return { app: 'ok', database: 'no answer', migrations: null };
  const applied = told === 'no door' ? null : told.versions;
  return {
    app: 'ok',
    database: 'ok',
    migrations: {
      applied: applied?.at(-1) ?? null,
      expected: expected.at(-1) ?? null,
      missing: applied && expected.filter((version) => !applied.includes(version)),
    },
  };
}

/** Whether visitors can be sent here. A database that is newer than the app is well: it comes first. */
export const isWell = ({ migrations }: Health): boolean => migrations?.missing?.length === 0;

/** What an operator reads of a campus that is not well, and what to do; null of one that is. */
export function troubleOf(health: Health): string | null {
  if (isWell(health)) return null;
  if (health.migrations === null) {
    return 'Its Supabase does not answer, or not to these keys: pages will fail until it does.';
  }
  return 'Its database is older than this app, and pages may fail: npm run db:push -- <postgres url>';
}
