import { serviceKey, type Rule, type Words } from '../../tests/sql/access/campus/words.ts';
import { addable, changeable, columnsOf } from '../../tests/sql/access/cells.ts';
import type { Refusal, Relation } from '../../tests/sql/access/relation.ts';

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const code = (names: string[]) => names.map((name) => `\`${name}\``).join(', ');
const and = (words: Words[]) => words.map((part) => part.words).join(' and ');
const conditions = ({ when = [] }: Rule) => (when.length > 0 ? `if ${and(when)}` : '');

/** What one party may do by these rules: null when none of them speaks of it. */
function allowed(rules: Rule[], party: Words): string | null {
  const own = rules.filter(({ who }) => who.includes(party));
  if (own.length === 0) return null;
  const words = own.map(conditions);
  return words.includes('') ? '' : words.join(', or ');
}

const isAll = ({ service }: Relation, party: Words) =>
  party === serviceKey && service === 'everything';

function changes(relation: Relation, party: Words): string {
  if (isAll(relation, party)) return 'every column';
  const byCondition = new Map<string, string[]>();
  for (const { columns, may } of relation.change ?? []) {
    const when = allowed(may, party);
    if (when === null) continue;
    byCondition.set(when, [...(byCondition.get(when) ?? []), ...Object.keys(columns)]);
  }
  const said = [...byCondition].map(([when, columns]) => `${code(columns)} ${when}`.trim());
  return said.join('; ') || '—';
}

function verb(relation: Relation, rules: Rule[] | undefined, party: Words): string {
  const when = isAll(relation, party) ? '' : allowed(rules ?? [], party);
  return when === null ? '—' : when || 'yes';
}

function partiesOf({ read, add, change = [], delete: remove, service }: Relation): Words[] {
  const rules = [
    ...read,
    ...(add?.may ?? []),
    ...change.flatMap(({ may }) => may),
    ...(remove?.may ?? []),
  ];
  const parties = new Set(rules.flatMap(({ who }) => who));
  if (service === 'everything') parties.add(serviceKey);
  // It comes last everywhere.
  const isKey = parties.delete(serviceKey);
  return [...parties, ...(isKey ? [serviceKey] : [])];
}

function table(relation: Relation): string {
  const lines = partiesOf(relation).map((party) => [
    capital(party.words),
    verb(relation, relation.read, party),
    verb(relation, relation.add?.may, party),
    changes(relation, party),
    verb(relation, relation.delete?.may, party),
  ]);
  const head = ['Who', 'Reads', 'Adds', 'Changes', 'Deletes'];
  return [head, head.map(() => '---'), ...lines]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n');
}

const refusals = (verbWords: string, rules: Refusal[] = []) =>
  rules.map(
    (rule) =>
      `${verbWords} is refused to ${and(rule.who).replaceAll(' and ', ', ')} ${conditions(rule)} (\`${rule.code}\`).`,
  );

function footnotes(relation: Relation): string[] {
  const { add, change = [], service, acts = [], notes = [], isView } = relation;
  const written = new Set([...addable(relation), ...changeable(relation)]);
  const others = columnsOf(relation).filter((column) => !written.has(column));
  const writers =
    service === 'everything'
      ? 'Only the service key and the database itself write'
      : 'No client writes';
  const kept = change.filter((part) => part.kept).flatMap(({ columns }) => Object.keys(columns));
  return [
    ...notes,
    ...refusals('adding', add?.refused),
    ...change.flatMap((part) =>
      refusals(`changing ${code(Object.keys(part.columns))}`, part.refused),
    ),
    ...(kept.length > 0
      ? [
          `Writing ${code(kept)} changes nothing${kept.includes('created_by') ? ', except for admins' : ''}: the statement passes, as an upsert needs it, and the database keeps what was there.`,
        ]
      : []),
    ...(others.length > 0 && !isView && service !== 'nothing'
      ? [`${writers} ${code(others)}.`]
      : []),
    ...acts
      .filter(({ comes }) => typeof comes === 'string' && comes !== '42501')
      .map(({ does, comes }) => `Nobody can ${does} (\`${comes}\`).`),
  ];
}

/** A table or view: who it is for, a line for each party, and what else there is to know. */
export function relationSection(relation: Relation): string {
  const { name, about } = relation;
  const notes = footnotes(relation).map((line) => `- ${capital(line)}`);
  const nobody = partiesOf(relation).length === 0;
  return [
    `### ${name}`,
    about,
    nobody ? 'Nobody may do anything.' : table(relation),
    notes.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
