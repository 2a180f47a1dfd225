import { parse } from 'csv-parse/sync';

/** One line of courses.csv. */
export interface Presentation {
  module: string;
  presentation: string;
  /** Days from the first to the last. */
  length: number;
}

/** One line of assessments.csv. `day` is null for an exam at the end of the presentation. */
export interface Assessment {
  module: string;
  presentation: string;
  type: 'TMA' | 'CMA' | 'Exam';
  day: number | null;
  weight: number;
}

/** One line of vle.csv: a piece of learning material. The weeks are null for "any time". */
export interface Material {
  site: number;
  module: string;
  presentation: string;
  kind: string;
  weekFrom: number | null;
  weekTo: number | null;
}

/** One line of studentRegistration.csv. Days count from the start; null stands for an empty cell. */
export interface Registration {
  module: string;
  presentation: string;
  student: number;
  registered: number | null;
  unregistered: number | null;
}

/** What one line of studentInfo.csv says that a campus needs. */
export interface Outcome {
  module: string;
  presentation: string;
  student: number;
  result: 'Pass' | 'Distinction' | 'Fail' | 'Withdrawn';
}

type Line = Record<string, string>;

function read<Row>(text: string, columns: string[], toRow: (line: Line) => Row): Row[] {
  const lines = parse<Line>(text, { columns: true, skip_empty_lines: true, bom: true });
  const missing = columns.filter((column) => lines[0] && !(column in lines[0]));
  if (missing.length > 0) throw new Error(`The file has no column ${missing.join(', ')}.`);
  return lines.map(toRow);
}

function number(value: string | undefined): number {
  const parsed = Number(value);
  if (!value || Number.isNaN(parsed)) throw new Error(`"${value}" is not a number.`);
  return parsed;
}

const numberOrNull = (value: string | undefined) => (value ? number(value) : null);

const presentationOf = (line: Line) => ({
  module: line['code_module'] ?? '',
  presentation: line['code_presentation'] ?? '',
});

const KEY = ['code_module', 'code_presentation'];

export function readPresentations(text: string): Presentation[] {
  return read(text, [...KEY, 'module_presentation_length'], (line) => ({
    ...presentationOf(line),
    length: number(line['module_presentation_length']),
  }));
}

export function readAssessments(text: string): Assessment[] {
  return read(text, [...KEY, 'assessment_type', 'date', 'weight'], (line) => ({
    ...presentationOf(line),
    type: line['assessment_type'] as Assessment['type'],
    day: numberOrNull(line['date']),
    weight: number(line['weight']),
  }));
}

export function readMaterial(text: string): Material[] {
  return read(text, [...KEY, 'id_site', 'activity_type', 'week_from', 'week_to'], (line) => ({
    site: number(line['id_site']),
    ...presentationOf(line),
    kind: line['activity_type'] ?? '',
    weekFrom: numberOrNull(line['week_from']),
    weekTo: numberOrNull(line['week_to']),
  }));
}

export function readRegistrations(text: string): Registration[] {
  const columns = [...KEY, 'id_student', 'date_registration', 'date_unregistration'];
  return read(text, columns, (line) => ({
    ...presentationOf(line),
    student: number(line['id_student']),
    registered: numberOrNull(line['date_registration']),
    unregistered: numberOrNull(line['date_unregistration']),
  }));
}

export function readOutcomes(text: string): Outcome[] {
  return read(text, [...KEY, 'id_student', 'final_result'], (line) => ({
    ...presentationOf(line),
    student: number(line['id_student']),
    result: line['final_result'] as Outcome['result'],
  }));
}
