import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../supabase/local/problem.ts';
import * as tables from './tables.ts';

/** The five files of the data set, read. */
export interface Source {
  presentations: tables.Presentation[];
  assessments: tables.Assessment[];
  material: tables.Material[];
  registrations: tables.Registration[];
  outcomes: tables.Outcome[];
}

/** Reads the folder that holds the CSV files. Throws a Problem that names the file it stumbled on. */
export async function readSource(folder: string): Promise<Source> {
  async function read<Row>(file: string, parse: (text: string) => Row[]): Promise<Row[]> {
    try {
      return parse(await readFile(join(folder, file), 'utf8'));
    } catch (error) {
      throw new Problem(`Cannot read ${join(folder, file)}: ${(error as Error).message}`);
    }
  }
  return {
    presentations: await read('courses.csv', tables.readPresentations),
    assessments: await read('assessments.csv', tables.readAssessments),
    material: await read('vle.csv', tables.readMaterial),
    registrations: await read('studentRegistration.csv', tables.readRegistrations),
    outcomes: await read('studentInfo.csv', tables.readOutcomes),
  };
}

interface OfPresentation {
  module: string;
  presentation: string;
}

/** 'DDD-2013J': how a presentation is named on the command line and in file names. */
export const presentationKey = ({ module, presentation }: OfPresentation) =>
  `${module}-${presentation}`;

/** The rows of one table that belong to a presentation. */
export function rowsOf<Row extends OfPresentation>(rows: Row[], of: OfPresentation): Row[] {
  return rows.filter((row) => presentationKey(row) === presentationKey(of));
}
