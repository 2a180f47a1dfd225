/** A row's place in a sorted roster, as the database gives it: a number, a text and the row's own key. */
export type PageKey = [number, string, string];

/** The key as it stands in an address (base64url). */
export function cursorOf(key: PageKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key that a cursor stands for; null for anything that the database could not have given. */
export function pageKeyIn(cursor: string | null): PageKey | null {
  if (!cursor) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return isPageKey(key) ? key : null;
  } catch {
    return null;
  }
}

function isPageKey(key: unknown): key is PageKey {
  if (!Array.isArray(key) || key.length !== 3) return false;
  const [number, text, row] = key as unknown[];
  return Number.isFinite(number) && isKept(text) && isKept(row);
}

/** Whether PostgreSQL can keep it in jsonb: no NUL, no half of a surrogate pair. */
function isKept(text: unknown): text is string {
  return typeof text === 'string' && text.isWellFormed() && !text.includes('\u0000');
}
