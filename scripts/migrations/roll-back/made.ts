import { cohortFiles, olderFiles } from '../files.ts';

/** A thing of the catalog that belongs to a table, such as a trigger. `table` is written schema.name. */
export type OfTable = { name: string; table: string };

/** What migration 001 made, read from its files. Names are written schema.name, in the order of their making. */
export type Made = {
  tables: string[];
  views: string[];
  types: string[];
  /** New functions; every overload of a name. */
  functions: string[];
  /** Functions of the older campus that 001 wrote anew: name to older text, ready to run. */
  rewritten: Map<string, string>;
  /** On tables of the older campus: */
  triggers: OfTable[];
  indexes: OfTable[];
  columns: OfTable[];
  /** The text with which the older campus made it; null: it had none of that name. */
  policies: (OfTable & { older: string | null })[];
  versions: string[];
};

export function readMade(): Made {
  const older = olderFiles().map(withoutComments).join('\n');
  const plain = withoutBodies(cohortFiles().map(withoutComments).join('\n'));
  const tables = found(plain, /create table (?:if not exists )?([\w.]+)/g);
  const views = found(plain, /create materialized view (?:if not exists )?([\w.]+)/g);
  const ofOlderTables = (pattern: RegExp): OfTable[] =>
    [...plain.matchAll(pattern)]
      .map(([, name, table]) => ({ name: name!, table: table! }))
      .filter(({ table }) => ![...tables, ...views].includes(table));
  const olderFunctions = new Map(definitions(olderFiles()));
  const named = [...new Set(definitions(cohortFiles()).map(([name]) => name))];
  return {
    tables,
    views,
    types: found(plain, /create type ([\w.]+)/g),
    functions: named.filter((name) => !olderFunctions.has(name)),
    rewritten: new Map(
      named.flatMap((name) =>
        olderFunctions.has(name) ? [[name, olderFunctions.get(name)!]] : [],
      ),
    ),
    triggers: ofOlderTables(/create (?:constraint )?trigger (\w+)[^;]*? on ([\w.]+)/g),
    indexes: ofOlderTables(
      /create (?:unique )?index (?:concurrently )?(?:if not exists )?(\w+)\s+on ([\w.]+)/g,
    ),
    columns: [...plain.matchAll(/alter table ([\w.]+)([^;]*);/g)].flatMap(([, table, acts]) =>
      tables.includes(table!)
        ? []
        : found(acts!, /add column (?:if not exists )?(\w+)/g).map((name) => ({
            name,
            table: table!,
          })),
    ),
    policies: unique(
      ofOlderTables(/(?:create|alter|drop) policy (?:if exists )?"([^"]+)"\s+on ([\w.]+)/g),
    ).map((policy) => ({ ...policy, older: olderPolicy(older, policy) })),
    versions: cohortFiles().map((file) => file.version),
  };
}

/** Each function with the text that makes it, whether or not it is there: name to text. */
export function functionTexts(): Map<string, string> {
  return new Map(definitions(cohortFiles()));
}

const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, name]) => name!);

const unique = (things: OfTable[]) => [
  ...new Map(things.map((thing) => [`${thing.table} ${thing.name}`, thing])).values(),
];

/** Function bodies stand between $$ and $$ in every file. */
const withoutBodies = (text: string) => text.replace(/\$\$[^]*?\$\$/g, '$$$$');

const withoutComments = (file: { text: string }) =>
  file.text
    .split('\n')
    .filter((line) => !/^\s*--/.test(line))
    .join('\n');

/** To the letter, comments and all: the catalog is compared with the files. */
function definitions(files: { text: string }[]): [string, string][] {
  const text = files.map((file) => file.text).join('\n');
  const pattern = /create (?:or replace )?function ([\w.]+)(\([^]*?\$\$[^]*?\$\$;)/g;
  return [...text.matchAll(pattern)].map(([, name, rest]) => [
    name!,
    `create or replace function ${name}${rest}`,
  ]);
}

function olderPolicy(text: string, { name, table }: OfTable): string | null {
  const start = text.indexOf(`create policy "${name}" on ${table}`);
  return start < 0 ? null : text.slice(start, text.indexOf(';', start) + 1);
}
