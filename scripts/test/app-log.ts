import postgres from 'postgres';

/** What nobody's log may hold, however it came there. */
const never: [what: string, pattern: RegExp][] = [
  ['an address', /[\w.+-]+@[\w-]+\.\w/],
  ['a token', /eyJ[\w-]{10}|token_hash|sb_(?:secret|publishable)_/],
  ['a query', /\?\w+=/],
  ['the id of a person', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/],
];

/** The names that people of this campus go by, for `personalIn`. */
export async function namesIn(databaseUrl: string): Promise<string[]> {
  const sql = postgres(databaseUrl, { max: 1, onnotice() {} });
  const rows = await sql`select distinct name from public.applications where length(name) > 1`;
  await sql.end();
  return rows.map(({ name }) => name as string);
}

/**
 * What is wrong with the app's log: lines that are not of the form that docs/deploy.md promises, and lines that tell of
 * a person. Empty is good.
 */
export function personalIn(text: string, names: string[]): string[] {
  const anyName = new RegExp(`\\b(?:${names.map(escape).join('|')})\\b`);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const entry = read(line);
      if (!entry) return [`no line of JSON with at, level and what happened: ${line}`];
      // The id of a request is ours and looks like that of a person.
      const { request: _, ...rest } = entry;
      const told = JSON.stringify(rest);
      const found = never.filter(([, pattern]) => pattern.test(told)).map(([what]) => what);
      if (names.length > 0 && anyName.test(told)) found.push('a name');
      return found.map((what) => `${what} in the log: ${line}`);
    });
}

const escape = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function read(line: string): Record<string, unknown> | null {
  try {
    const entry = JSON.parse(line) as Record<string, unknown>;
    const isWhole = typeof entry['at'] === 'string' && typeof entry['level'] === 'string';
    return isWhole && ('route' in entry || 'message' in entry) ? entry : null;
  } catch {
    return null;
  }
}
