import postgres from 'postgres';
import type { Question, Viewer } from './question.ts';

/** Plans and runs, and says what each took; what would be sent to the client is made ready to send, too. */
const explain = 'explain (analyze, timing off, serialize text, format json)';

/** The person's token alone: triggers judge as they do for the person, row security does not judge a superuser. */
function bear({ role, id }: Viewer): string {
  const claims = JSON.stringify(id === null ? { role } : { role, sub: id });
  return `select set_config('request.jwt.claims', '${claims}', true)`;
}

/** What it takes to be somebody, as the API does it at the start of each request. */
const become = (viewer: Viewer) => `${bear(viewer)}, set_config('role', '${viewer.role}', true)`;

export type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Function Name'?: string;
  'Parent Relationship'?: string;
  Plans?: Node[];
};
export type Timing = { ms: number; plan: Node };
type Explained = { Plan: Node; 'Planning Time': number; 'Execution Time': number };

async function time(sql: postgres.Sql, before: string, statement: string): Promise<Timing> {
  const [row] = await undone(sql, `${before}; ${explain} ${statement}`);
  const [explained] = row!['QUERY PLAN'] as [Explained];
  return { ms: explained['Planning Time'] + explained['Execution Time'], plan: explained.Plan };
}

/** The rows of the last statement that has any, in a transaction that is undone. */
async function undone(
  sql: postgres.Sql,
  statements: string,
): Promise<postgres.RowList<postgres.Row[]>> {
  try {
    const results = await sql.unsafe(`begin; ${statements}; rollback`);
    return (results as unknown as postgres.RowList<postgres.Row[]>[]).at(-1)!;
  } catch (error) {
    await sql.unsafe('rollback');
    throw new Error(`${(error as Error).message}\n  in: ${statements}`, { cause: error });
  }
}

/** Planning and execution on the server, in milliseconds, as the person who asks. */
export const timeQuestion = (sql: postgres.Sql, question: Question) =>
  time(sql, become(question.viewer), question.sql);

/** The sum over the pieces of the bare read. `sql` is a superuser's. */
export async function timeBare(sql: postgres.Sql, question: Question): Promise<number> {
  let sum = 0;
  for (const piece of question.bare) {
    sum += (await time(sql, question.writes ? bear(question.viewer) : 'select 1', piece.sql)).ms;
  }
  return sum;
}

/** The answer itself: what a function in the select list answers, or the rows. */
export async function answerTo(sql: postgres.Sql, question: Question): Promise<unknown> {
  const rows = await undone(sql, `${become(question.viewer)}; ${question.sql}`);
  const [column] = rows.columns;
  const isOneValue = /^select public\.\w+\(/.test(question.sql);
  return isOneValue && column ? rows[0]?.[column.name] : [...rows];
}

export async function bareRows(sql: postgres.Sql, statement: string): Promise<postgres.Row[]> {
  return [...(await undone(sql, statement))];
}
