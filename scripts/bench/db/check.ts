import type postgres from 'postgres';
import { answerTo, bareRows } from './ask.ts';
import { countAt, type Question } from './question.ts';

/** What is wrong with the answer, compared with the bare rows, in a sentence each; empty: nothing. */
export async function checkAnswer(
  asker: postgres.Sql,
  owner: postgres.Sql,
  question: Question,
): Promise<string[]> {
  const answer = await answerTo(asker, question);
  const wanted = new Map<string, number>();
  const wrong: string[] = [];
  let isChecked = question.writes ?? false;
  for (const { sql, at } of [...question.bare, ...(question.checks ?? [])]) {
    if (at === undefined) continue;
    const rows = await bareRows(owner, sql);
    if (at === 'rows') {
      if (inOrder(answer) !== inOrder(rows))
        wrong.push(`${count(answer)} rows, ${rows.length} wanted, or others`);
      isChecked = true;
    } else if (at.startsWith('@')) {
      const [got, right] = [columnOf(answer, at.slice(1)), columnOf(rows, at.slice(1))];
      if (got !== right) wrong.push(`other rows, or in another order: ${got.slice(0, 90)} …`);
      isChecked = true;
    } else wanted.set(at, (wanted.get(at) ?? 0) + rows.length);
  }
  for (const [at, n] of wanted) {
    const got = countAt(answer, at);
    if (got !== n) wrong.push(`${at || 'rows'}: ${got}, ${n} wanted`);
  }
  if (wanted.size === 0 && !isChecked) wrong.push('nothing is checked');
  return wrong;
}

const count = (answer: unknown) => (Array.isArray(answer) ? answer.length : 1);

const columnOf = (rows: unknown, name: string) =>
  JSON.stringify(Array.isArray(rows) ? rows.map((row: Record<string, unknown>) => row[name]) : []);

const inOrder = (rows: unknown) =>
  JSON.stringify(
    (Array.isArray(rows) ? rows : [rows]).map((row) => JSON.stringify(row)).toSorted(),
  );
