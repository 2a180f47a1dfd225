const serializeJson = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value);
const parseJson = (text: string) => JSON.parse(text) as unknown;

/** PostgreSQL's `2026-01-02 03:04:05+00` in the form PostgREST answers: `2026-01-02T03:04:05+00:00`. */
const isoTime = (text: string) =>
  /^\d{4}-/.test(text) ? text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00') : text;

const parseNumeric = (text: string) => {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
};
const asIs = (value: unknown) => String(value);

/** How values travel between @supabase/lite and PostgreSQL, so that JSON answers look like PostgREST's. */
export const postgresTypes = {
  // '\\x…' on both sides, as PostgREST has it.
  bytea: { to: 17, from: [17], serialize: asIs, parse: asIs },
  json: { to: 114, from: [114], serialize: serializeJson, parse: parseJson },
  jsonb: { to: 3802, from: [3802], serialize: serializeJson, parse: parseJson },
  numeric: { to: 1700, from: [1700], serialize: asIs, parse: parseNumeric },
  timestamp: { to: 1114, from: [1114], serialize: asIs, parse: isoTime },
  timestamptz: { to: 1184, from: [1184], serialize: asIs, parse: isoTime },
};
