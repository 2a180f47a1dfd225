import { format, resolveConfig } from 'prettier';
import { countCells } from '../../tests/sql/access/count.ts';
import { everybody } from '../../tests/sql/access/campus/people.ts';
import { states } from '../../tests/sql/access/campus/states.ts';
import { functions } from '../../tests/sql/access/functions/all.ts';
import { relations } from '../../tests/sql/access/relations/all.ts';
import { inProject } from '../support/settings.ts';
import { functionTable } from './access-functions.ts';
import { relationSection } from './access-relations.ts';

const sections: [title: string, lead: string, names: string[]][] = [
  [
    'People and courses',
    'The campus as it was before cohorts.',
    [
      ...['applications', 'consents', 'courses', 'modules', 'lessons', 'lesson_pictures'],
      ...['enrollments', 'lesson_progress'],
    ],
  ],
  [
    'Cohorts',
    'Who takes a course together, and when it opens to them.',
    ['cohorts', 'cohort_enrollments', 'cohort_schedules'],
  ],
  [
    'The talk',
    'Each cohort for itself.',
    ['lesson_discussions', 'course_forums', 'forum_replies', 'moderations', 'post_versions'],
  ],
  [
    'The office',
    'What teachers and admins work with. It is written by doors and triggers.',
    [
      ...[
        'student_roster_view',
        'invitations',
        'imports',
        'import_rows',
        'suspensions',
        'audit_log',
      ],
      ...['deletions', 'course_uploads'],
    ],
  ],
  [
    'Out of reach',
    'Schema `private` is not exposed; its tables are nobody’s.',
    [
      'private.frozen_clock',
      'private.time_zones',
      'private.door_keys',
      'private.tries',
      'private.knocks',
      'private.address_changes',
      'private.deleted_rows',
      'private.replays',
    ],
  ],
];

const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
const bullets = (lines: string[]) => lines.map((line) => `- ${capital(line)}`).join('\n');

export const accessFile = inProject('docs', 'access.md');

/** docs/access.md, as Markdown: what tests/sql/access says, folded back into the rules it comes from. */
export async function accessDocument(): Promise<string> {
  const cells = countCells().toLocaleString('en-US');
  const shown = sections.map(([title, lead, names]) => {
    const chosen = relations.filter(({ name }) => names.includes(name));
    return [`## ${title}`, lead, ...chosen.map(relationSection)].join('\n\n');
  });
  const left = relations.filter(
    ({ name }) => !sections.some(([, , names]) => names.includes(name)),
  );
  if (left.length > 0) throw new Error(`No section of the document is for ${left[0]!.name}.`);

  const text = `# Who may do what

<!-- Written by \`npm run db:docs\` from tests/sql/access. Change the rules there. -->

The database decides, whatever a page shows: a person with an account can speak to the API from a browser console. Each
rule here is tried by everybody below, on every row of a small story and every column of every table: **${cells} cells**
in all. What is allowed works, in that row and column and no other; what is refused is refused as it says here, and the
owner of the database looks again to see that nothing moved.

## How to read it

A table has a line for each group of people and a column for what they may do. A group that has no line may do nothing.
“—” means never. Whatever row security passes over is not there: reading, changing and deleting find no row, without an
error. Adding such a row, touching a column that is nobody’s, and whatever a visitor tries to write, is refused with
\`42501\`. Other refusals have a code, which stands beside them.

“Who teaches the course” is the approved teacher in \`created_by\`; being a teacher elsewhere, or not approved yet, is
nothing. “Open” and “may work on” are the gate’s words: a seat in a cohort that has begun, on or after the day the
module unlocks, before the day it locks; who pauses keeps what was open before. To work on a lesson the cohort must be
running and the person must not pause. Going alone opens all of a course at once, but not to somebody who has to do
with one of its cohorts. Who is suspended is a visitor to every rule, with the same token as before; so is a token whose
session was ended.

The service key passes by row security but not by the rules of integrity: capacity, codes and constraints hold for it,
too. The owner of the database stands outside, and is the witness.

### Everybody who tries

${bullets(Object.values(everybody))}

### When they try

Everything is tried at noon on 15 March 2027. What could come out otherwise is tried again, by all whom it concerns:

${bullets(
  Object.values(states)
    .slice(1)
    .map(({ words }) => words),
)}

${shown.join('\n\n')}

## Functions

Doors change something and say no with a code; pages answer what row security lets the caller see. “Others” are those
who may call and are not meant; who may not call at all gets \`42501\`.

${functionTable(functions)}
`;
  const settings = (await resolveConfig(accessFile)) ?? {};
  return format(text, { ...settings, parser: 'markdown' });
}
