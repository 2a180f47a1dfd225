import type { Sql } from '../stage.ts';
import { idOf } from '../stage.ts';
import type { Who } from './campus/people.ts';

/** One statement by one person: `tell` answers a value, otherwise the rows it moved count. */
export type Step = { who: Who; sql: string; tell?: boolean };
/** What came: the refusal's SQLSTATE, or rows and value; and the watched rows if they are not what they were. */
export type Result = {
  code: string | null;
  rows: number;
  value: unknown;
  moved: Record<string, Record<string, unknown>> | null;
};

// All steps in one call, since a round trip costs more than a statement. Each is undone before the next begins, and
// before that the owner looks at what is watched.
const player = `
create function pg_temp.play(steps jsonb, watched text) returns jsonb language plpgsql as $$
declare
  step jsonb; came jsonb; told jsonb; looked jsonb; before jsonb; n bigint; results jsonb := '[]';
begin
  execute watched into before;
  for step in select value from jsonb_array_elements(steps) loop
    begin
      told := null; n := null;
      perform set_config('request.jwt.claims', step ->> 'claims', true);
      execute 'set local role ' || (step ->> 'role');
      if step ? 'tell' then
        execute step ->> 'sql' into told;
      else
        execute step ->> 'sql';
        get diagnostics n = row_count;
      end if;
      reset role;
      execute watched into looked;
      raise exception 'undo' using errcode = 'ZZ000';
    exception
      when sqlstate 'ZZ000' then
        came := jsonb_build_object('code', null, 'rows', n, 'value', told, 'moved', case when looked <> before then looked end);
      when others then
        came := jsonb_build_object('code', sqlstate, 'rows', 0);
        execute watched into looked;
        came := came || jsonb_build_object('moved', case when looked <> before then looked end);
    end;
    results := results || jsonb_build_array(came);
  end loop;
  return jsonb_build_object('before', before, 'results', results);
end $$`;

export async function prepare(owner: Sql): Promise<void> {
  // Compiling a statement that runs once takes longer than running it.
  await owner.unsafe(`set local jit = off; ${player}`);
  // What is undone leaves its numbers used up; they must not run into those of the story.
  await owner.unsafe(`select setval(format('%I.%I', schemaname, sequencename)::regclass, 100000)
    from pg_sequences where schemaname = 'public'`);
}

/** Plays the steps one after the other, each undone; `watched` is a query for one object of rows by key. */
export async function play(
  owner: Sql,
  watched: string,
  steps: Step[],
): Promise<{ before: NonNullable<Result['moved']>; results: Result[] }> {
  const given = steps.map(({ who, sql, tell }) => {
    const role = who === 'visitor' ? 'anon' : who === 'service' ? 'service_role' : 'authenticated';
    const claims = JSON.stringify({
      role,
      ...(role === 'authenticated' ? { sub: idOf(who) } : {}),
    });
    return { role, claims, sql, ...(tell ? { tell } : {}) };
  });
  const [row] = await owner`select pg_temp.play(${owner.json(given)}, ${watched}) as played`;
  return row!['played'] as Awaited<ReturnType<typeof play>>;
}
