import type { FormState } from '../forms/form-state';
import type { Saved } from './course';

/** One field as it was saved and as it was typed. */
export interface FieldPair {
  label: string;
  theirs: string;
  mine: string;
}

/** What was saved while a form was open, beside what was typed into it. */
export interface Conflict {
  /** Of what was saved: the one to be saved over next. */
  version: number;
  saved: Saved | null;
  pairs: FieldPair[];
}

/**
 * What stands in the way of this form (the detail of C4080 is the row as it is now); null when nothing does.
 *
 * @param pairs sets the row beside what was typed
 */
export function conflictIn<Row>(
  { refusal }: FormState,
  pairs: (row: Row) => FieldPair[],
): Conflict | null {
  if (refusal?.code !== 'C4080' || refusal.detail === null) return null;
  const row = JSON.parse(refusal.detail) as Row & Pick<Conflict, 'version' | 'saved'>;
  return { version: row.version, saved: row.saved, pairs: pairs(row) };
}

/** The words on the two ways on. One person in two tabs has no "theirs". */
export function waysOn({ saved }: Pick<Conflict, 'saved'>): { mine: string; theirs: string } {
  return saved?.mine
    ? { mine: 'Save this one over it', theirs: 'Take the saved one, drop this' }
    : { mine: 'Save mine over theirs', theirs: 'Take theirs, drop mine' };
}

/** The fields that differ, line ends aside. */
export function differing(pairs: FieldPair[]): FieldPair[] {
  return pairs
    .map(({ label, theirs, mine }) => ({ label, theirs: plain(theirs), mine: plain(mine) }))
    .filter(({ theirs, mine }) => theirs !== mine);
}

const plain = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();

/** A field that is compared as it stands in the row, for each that has a label. */
export function pairsOf<Row extends object>(
  row: Row,
  typed: Record<string, string>,
  labels: Partial<Record<keyof Row & string, string>>,
): FieldPair[] {
  return Object.entries(labels).map(([name, label]) => ({
    label: String(label),
    theirs: String(row[name as keyof Row] ?? ''),
    mine: typed[name] ?? '',
  }));
}
