import { format, resolveConfig } from 'prettier';
import type { Sql, TransactionSql } from 'postgres';
import { inProject } from '../support/settings.ts';
import { readCatalog, type Column, type Reference, type Table } from './catalog.ts';

export const erdFile = inProject('docs', 'erd.md');

/** How the tables are told, so that each diagram fits a screen. Every table has a place in one of them. */
const chapters = [
  {
    title: 'The campus before cohorts',
    about: 'Who is here, what is taught, and who learns at their own pace.',
    tables: [
      ...['applications', 'consents', 'courses', 'modules', 'lessons', 'lesson_pictures'],
      ...['enrollments', 'lesson_progress'],
    ],
  },
  {
    title: 'Cohorts',
    about: 'Groups that take a course together, and the days on which its modules open for them.',
    tables: ['cohorts', 'cohort_enrollments', 'cohort_schedules', 'student_roster_view'],
  },
  {
    title: 'Talk',
    about: 'What a cohort says under a lesson and in its forum.',
    tables: [
      'lesson_discussions',
      'course_forums',
      'forum_replies',
      'moderations',
      'post_versions',
    ],
  },
  {
    title: 'Office',
    about: 'Bringing people in, and the log of what those with rights did.',
    tables: [
      ...['invitations', 'imports', 'import_rows', 'suspensions', 'audit_log'],
      ...['deletions', 'course_uploads'],
    ],
  },
];

const opening = `# The tables of the campus

Written by \`npm run db:docs\` from a database with every migration; \`npm test\` checks that it is current.

\`people\` stands for \`auth.users\`, which belongs to Supabase Auth, \`time_zones\` for
\`private.time_zones\`, the names of the zones. Below each diagram stand its tables with what
their names do not say; a table without columns is drawn in full elsewhere. A line says which column refers, and what
becomes of its row when the other one is deleted; a line without that keeps the other one from being deleted.
`;

/** docs/erd.md for the database behind `sql`. Throws when a table has no place in a chapter. */
export async function erdDocument(sql: Sql | TransactionSql): Promise<string> {
  const tables = new Map((await readCatalog(sql)).map((table) => [table.name, table]));
  const placed = chapters.flatMap((chapter) => chapter.tables);
  const lost = [...tables.keys()].filter((name) => !placed.includes(name));
  if (lost.length > 0) throw new Error(`scripts/docs/erd.ts has no place for ${lost.join(', ')}.`);

  const told = chapters.map(({ title, about, tables: names }) => {
    const here = names.flatMap((name) => tables.get(name) ?? []);
    return [`## ${title}`, about, diagram(here), ...here.map(description)].join('\n\n');
  });
  const options = await resolveConfig(erdFile);
  return format([opening, ...told].join('\n\n'), { ...options, parser: 'markdown' });
}

function diagram(tables: Table[]): string {
  const lines = [
    ...tables.flatMap((table) => [
      `  ${table.name} {`,
      ...table.columns.map((column) => `    ${attribute(table, column)}`),
      '  }',
    ]),
    ...tables.flatMap((table) => table.references.map((to) => `  ${relation(table, to)}`)),
  ];
  return ['```mermaid', 'erDiagram', ...lines, '```'].join('\n');
}

const shortTypes: Record<string, string> = {
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
};

function attribute(table: Table, { name, type, nullable }: Column): string {
  const keys = [
    table.primaryKey.includes(name) && 'PK',
    table.references.some(({ columns }) => columns.includes(name)) && 'FK',
    table.uniques.some((columns) => columns.length === 1 && columns[0] === name) && 'UK',
  ].filter(Boolean);
  // What a view shows may always be null to PostgreSQL, so it says nothing.
  const note = nullable && !table.isView ? '"or null"' : '';
  return [shortTypes[type] ?? type, name, keys.join(', '), note].filter(Boolean).join(' ');
}

function relation(table: Table, { columns, to, optional, one, onDelete }: Reference): string {
  const line = `${optional ? '|o' : '||'}--${one ? 'o|' : 'o{'}`;
  const label = [columns.join(' + '), onDelete].filter(Boolean).join(', ');
  return `${to} ${line} ${table.name} : "${label}"`;
}

function description(table: Table): string {
  // With the primary key in it, it is there for other tables to point at.
  const together = table.uniques.filter(
    (columns) => columns.length > 1 && !table.primaryKey.every((key) => columns.includes(key)),
  );
  const notes = [
    ...table.columns
      .filter((column) => column.comment !== null)
      .map((column) => `- \`${column.name}\`: ${column.comment}`),
    ...together.map(
      (columns) => `- Unique together: ${columns.map((c) => `\`${c}\``).join(', ')}.`,
    ),
  ];
  return [`**\`${table.name}\`** — ${table.comment}`, notes.join('\n')]
    .filter(Boolean)
    .join('\n\n');
}
