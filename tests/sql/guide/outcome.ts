import type { Sql } from 'postgres';
import type { Step } from './document.ts';

/** What a statement came to: how many rows, and its cells as psql shows them, the names of the columns first. */
export type Outcome = { count: number; table: string[][] };

export async function run(owner: Sql, statement: string): Promise<Outcome> {
  const result = await owner.unsafe(statement).raw();
  const cell = (value: unknown) => (value as Buffer | null)?.toString() ?? '';
  const rows = (result as unknown as unknown[][]).map((row) => row.map(cell));
  const names = (result.columns ?? []).map((column) => column.name);
  return { count: result.count, table: [names, ...rows] };
}

/** In which ways an outcome is not what the page says; none is right. */
export function differences(step: Step, { count, table }: Outcome): string[] {
  const [, ...rows] = table;
  const found: string[] = [];
  if (!isAsSaid(step.expectation ?? 'succeeds', count, rows)) {
    found.push(`it ${step.expectation}, says the page; here: ${count} rows\n${shown(table)}`);
  }
  if (step.output && shown(step.output) !== shown(table)) {
    found.push(`the page shows\n${shown(step.output)}\nhere:\n${shown(table)}`);
  }
  const missing = step.among.filter((word) => !rows.some(([first]) => first === word));
  return [...found, ...missing.map((word) => `${word} is not among them`)];
}

const shown = (table: string[][]) => table.map((row) => row.join(' | ')).join('\n');

function isAsSaid(said: string, count: number, rows: string[][]): boolean {
  const [verb = '', ...words] = said.split(' ');
  const what = words.join(' ');
  const number = /^(\d+|no)( or more)? rows?$/.exec(what);
  if (said === 'succeeds') return true;
  if (verb === 'uses') {
    const plan = rows.flat().join('\n');
    return new RegExp(`(using|Index Scan on) ${what}\\b`).test(plan) && !plan.includes('Seq Scan');
  }
  if (number) {
    const wanted = number[1] === 'no' ? 0 : Number(number[1]);
    // A statement that returns rows has them; one that changes rows has a count alone.
    const found = verb === 'returns' ? rows.length : count;
    return number[2] ? found >= wanted : found === wanted;
  }
  const value = { true: 't', false: 'f' }[what];
  return value !== undefined && rows.length === 1 && rows[0]!.join() === value;
}
