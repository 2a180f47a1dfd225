import { describe, expect, test } from 'vitest';
import { openStage, type Stage } from '../stage.ts';
import { everybody } from './campus/people.ts';
import { states, type State } from './campus/states.ts';
import { cellsOf, type Cell } from './cells.ts';
import { complaint } from './judge.ts';
import { play, prepare } from './play.ts';
import { relations } from './relations/all.ts';

/** A test for each table and state, in a database of their own. */
export function tryRelations(isChosen: (state: 'usual' | 'other') => boolean) {
  const stage = openStage();
  for (const { name, aside, cells } of ordered(relations).map((r) => ({
    ...r,
    cells: cellsOf(r),
  }))) {
    const chosen = cells.filter(({ state }) =>
      isChosen(state === states.usual ? 'usual' : 'other'),
    );
    if (chosen.length === 0) continue;
    describe(name, () => {
      for (const [state, some] of Map.groupBy(chosen, (cell) => cell.state)) {
        test(`${some.length} tries ${state.words}`, () =>
          tryCells(stage, rowsOf(name), some, aside));
      }
    });
  }
}

/** Those that a run of mutants is about come first: what is broken is then found sooner. */
function ordered<Named extends { name: string }>(all: Named[]): Named[] {
  const first = (process.env['CAMPUS_TRY_FIRST'] ?? '').split(' ');
  return all.toSorted((a, b) => Number(first.includes(b.name)) - Number(first.includes(a.name)));
}

/** Tries all cells of one state, and expects none to come out otherwise than wanted. */
export async function tryCells(stage: Stage, watched: string, cells: Cell[], aside: string[] = []) {
  const wrong: string[] = [];
  await stage.play(async ({ owner, at }) => {
    await enter(cells[0]!.state, owner, at);
    await prepare(owner);
    const { before, results } = await play(
      owner,
      watched,
      cells.map(({ step }) => step),
    );
    cells.forEach(({ what, wanted, step, state }, n) => {
      const trouble = complaint(wanted, results[n]!, before, aside);
      if (trouble) wrong.push(`${everybody[step.who]}, ${state.words}, ${what}: ${trouble}`);
    });
  });
  expect(wrong).toEqual([]);
}

type Play = Parameters<Parameters<Stage['play']>[0]>[0];
async function enter(state: State, owner: Play['owner'], at: Play['at']) {
  if (state.sql) await owner.unsafe(state.sql);
  if (state.at !== states.usual.at) await at(state.at);
}

/** The rows of a table, by what tells them apart: a query for the player to watch. */
export const rowsOf = (table: string) => `
  select coalesce(jsonb_object_agg(coalesce(r ->> 'id', r ->> 'line', md5(r::text)), r), '{}')
  from (select to_jsonb(t) as r from ${table} t) rows`;
