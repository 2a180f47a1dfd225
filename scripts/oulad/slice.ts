import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { presentationKey, readSource, rowsOf } from './source.ts';
import { registrationsCsv } from './students.ts';

// node scripts/oulad/slice.ts <folder> <target> --only DDD-2013J
// Cuts the committed slice out of the data set. What is said of a student besides the result (region,
// age, disability …) is left behind: a campus has no use for it.

const KEPT: Record<string, string[]> = {
  'courses.csv': ['code_module', 'code_presentation', 'module_presentation_length'],
  'assessments.csv': [
    'code_module',
    'code_presentation',
    'id_assessment',
    'assessment_type',
    'date',
    'weight',
  ],
  'vle.csv': [
    'id_site',
    'code_module',
    'code_presentation',
    'activity_type',
    'week_from',
    'week_to',
  ],
  'studentRegistration.csv': [
    'code_module',
    'code_presentation',
    'id_student',
    'date_registration',
    'date_unregistration',
  ],
  'studentInfo.csv': ['code_module', 'code_presentation', 'id_student', 'final_result'],
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: 'DDD-2013J' } },
});
const [folder, target] = positionals;
if (!folder || !target)
  throw new Error('Say the folder with the files, and the folder for the slice.');

await mkdir(target, { recursive: true });
for (const [file, columns] of Object.entries(KEPT)) {
  const text = await readFile(join(folder, file), 'utf8');
  const lines = parse<Record<string, string>>(text, { columns: true })
    .filter((line) => `${line['code_module']}-${line['code_presentation']}` === values.only)
    .map((line) => columns.map((column) => line[column] ?? '').join(','));
  await writeFile(join(target, file), [columns.join(','), ...lines, ''].join('\n'));
}

const source = await readSource(target);
for (const presentation of source.presentations) {
  const file = `registrations-${presentationKey(presentation)}.csv`;
  await writeFile(join(target, file), registrationsCsv(rowsOf(source.registrations, presentation)));
}
