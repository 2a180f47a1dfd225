/** The temporary table that holds a part's file: of a whole table all of it, of an older one a slice. */
export const staged = (part: { table: string }) => `pg_temp.staged_${part.table.replace('.', '_')}`;
