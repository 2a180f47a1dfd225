import type { OfficeCohort } from '../office/office';
import type { Viewer } from '../viewer/viewer';
import type { Counts, Verdict } from './verdict';

/** How many lines import_page answers at once. */
export const LINES_A_PAGE = 100;

export interface ImportLine {
  line: number;
  email: string;
  name: string | null;
  verdict: Verdict;
}

export interface Import {
  id: number;
  file_name: string;
  /** ISO */
  created_at: string;
  /** ISO; null while it is a plan. */
  applied_at: string | null;
  cohort: OfficeCohort;
  /** Invitations to this cohort whose mail is still to be sent. */
  unmailed: number;
  counts: Counts;
  rows: ImportLine[];
}

export interface ImportPage {
  viewer: Viewer;
  import: Import | null;
}
