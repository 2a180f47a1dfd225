import type { FormState } from '../forms/form-state';
import type { Saved } from './course';

/** What somebody else saved while the form was open: the row as it is now (the detail of C4080). */
export type Theirs<Row> = Row & { version: number; saved: Saved | null };

/** The row that stands in the way of this form; null when none does. */
export function theirsIn<Row>({ refusal }: FormState): Theirs<Row> | null {
  if (refusal?.code !== 'C4080' || refusal.detail === null) return null;
  return JSON.parse(refusal.detail) as Theirs<Row>;
}

/** One field as it was saved and as it was typed. */
export interface FieldPair {
  label: string;
  theirs: string;
  mine: string;
}

/** The fields that differ, line ends aside. */
export function differing(pairs: FieldPair[]): FieldPair[] {
  return pairs
    .map(({ label, theirs, mine }) => ({ label, theirs: plain(theirs), mine: plain(mine) }))
    .filter(({ theirs, mine }) => theirs !== mine);
}

const plain = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();

/** A field that is compared as it stands in the row. */
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
