import type postgres from 'postgres';
import { AuthRefusal } from './refusal.ts';

type Answer = { error?: { http_code: number; message: string } };

/** Auth's hook for each password it has judged, where the database has the campus's function for it. */
export async function askPasswordHook(
  sql: postgres.Sql,
  event: { user_id: string; valid: boolean },
): Promise<void> {
  const [hook] =
    await sql`select to_regprocedure('private.judge_password_try(jsonb)') is not null as there`;
  if (!hook?.['there']) return;
  const [row] = await sql<{ answer: Answer }[]>`
    select private.judge_password_try(${sql.json(event)}) as answer`;
  const error = row?.answer.error;
  if (error) throw new AuthRefusal(error.http_code, 'over_request_rate_limit', error.message);
}
