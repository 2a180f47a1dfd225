/** PostgREST's table from SQLSTATE to HTTP status; the first match counts. */
const table: [RegExp, number][] = [
  [/^08/, 503],
  [/^09/, 500],
  [/^0L|^0P/, 403],
  [/^2350[35]/, 409],
  [/^25006/, 405],
  [/^25/, 500],
  [/^28/, 403],
  [/^2D|^38|^39|^3B|^40/, 500],
  [/^53400/, 500],
  [/^53/, 503],
  [/^54|^55|^57|^58/, 500],
  [/^F0|^HV/, 500],
  [/^P0001/, 400],
  [/^P0/, 500],
  [/^XX/, 500],
  [/^42883|^42P01/, 404],
  [/^42P17/, 500],
  [/^42501/, 403],
];

export function statusFor(sqlstate: string): number {
  return table.find(([pattern]) => pattern.test(sqlstate))?.[1] ?? 400;
}
