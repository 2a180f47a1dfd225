import type { MigrationFile } from '../migrations/files.ts';
import type { Entry } from './catalog.ts';
import type { Finding } from './finding.ts';

/** Kinds that the checklist has a line for. A comment decides nothing. */
const lines: [kind: Entry['kind'], check: string][] = [
  ['table', 'tables and views'],
  ['column', 'columns, with types and defaults'],
  ['constraint', 'constraints'],
  ['index', 'indexes'],
  ['policy', 'policies'],
  ['grant', 'grants to clients'],
  ['function', 'functions'],
  ['trigger', 'triggers'],
];

/** How the catalog that was found differs from the one that `files` make, a finding for each kind of thing. */
export function differences(expected: Entry[], found: Entry[], files: MigrationFile[]): Finding[] {
  const wanted = new Map(expected.map((entry) => [keyOf(entry), entry]));
  const present = new Map(found.map((entry) => [keyOf(entry), entry]));
  const parents = (entries: Map<string, Entry>, { of }: Entry) =>
    of === null || entries.has(`table ${of}`) || entries.has(`function ${of}`);

  const about = (entry: Entry): string[] => {
    const [now, then] = [present.get(keyOf(entry)), wanted.get(keyOf(entry))];
    const what = `${entry.kind} ${entry.name}`;
    const kindly =
      entry.kind === 'grant'
        ? { make: 'grant it again', drop: 'revoke' }
        : { make: 'make it again', drop: 'drop' };
    const file = sourceOf(entry, files);
    if (!now) {
      if (!parents(present, entry)) return [];
      return [`${what} is missing: ${kindly.make}${file && ` as ${file} does`}.`];
    }
    if (then) {
      if (now.definition === then.definition) return [];
      return [
        `${what} is not what the migrations say: put it back${file && ` as ${file} has it`}.`,
      ];
    }
    if (!parents(wanted, entry) || !matters(entry)) return [];
    return [`${what} is not of the migrations: ${kindly.drop} it, or write it into a migration.`];
  };

  const all = new Map([...wanted, ...present]);
  return lines.map(([kind, check]) => {
    const ofKind = [...all.values()].filter((entry) => entry.kind === kind);
    const count = expected.filter((entry) => entry.kind === kind).length;
    return { check: `${check} (${count})`, complaints: ofKind.flatMap(about) };
  });
}

const keyOf = ({ kind, name }: Entry) => `${kind} ${name}`;

/** Whether something that no migration made can change what our own things do, or what a client may reach. */
function matters({ kind, of, definition }: Entry): boolean {
  switch (kind) {
    case 'policy':
    case 'grant':
    case 'constraint':
      return true;
    case 'trigger':
      return of !== null;
    case 'function':
      return definition.includes('SECURITY DEFINER');
    case 'table':
      // A view asks its owner's rights, not its reader's.
      return !/^[rp]/.test(definition);
    default:
      return false;
  }
}

/** The name of the file that an operator should open, or ''. */
function sourceOf({ kind, name, of }: Entry, files: MigrationFile[]): string {
  const [first = '', second = ''] = name.split(' on ');
  const words: Record<Entry['kind'], string[]> = {
    table: [` public.${first} `],
    column: [`table public.${of}`],
    constraint: [first],
    index: [first],
    policy: [first],
    grant: ['grant ', second.replace(/\(.*| to .*/g, '')],
    function: [`function ${first.startsWith('private.') ? '' : 'public.'}${first.split('(')[0]}(`],
    trigger: [`trigger ${first} `, second],
    comment: [],
  };
  const says = ({ text }: MigrationFile) =>
    words[kind].every((word) => text.includes(word)) &&
    (kind !== 'column' || makesColumn(text, name.split('.').at(-1)!));
  // A table is changed and named by many after the one that makes it.
  return (kind === 'table' ? files.find(says) : files.findLast(says))?.name ?? '';
}

/** Where a column begins its line, or is added; its name alone is a word of many files. */
const makesColumn = (text: string, name: string) =>
  text.includes(`\n  ${name} `) || text.includes(`add column ${name} `);
