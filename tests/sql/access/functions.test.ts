import { describe, test } from 'vitest';
import { openStage } from '../stage.ts';
import { cellsOfFunction } from './calls.ts';
import { functions } from './functions/all.ts';
import { relations } from './relations/all.ts';
import { tryCells } from './try.ts';

// Who may call which function, and what comes back. A refused call, and a call that only reads, moves no row of any
// table.
const stage = openStage();
// But the time zones, which are many and stand still.
const tables = relations
  .filter(({ isView, name }) => !isView && name !== 'private.time_zones')
  .map(({ name }) => name);
const everything = `select jsonb_object_agg(name, rows) from (${tables
  .map(
    (name) =>
      `select '${name}' as name, jsonb_build_object('rows', md5(string_agg(t::text, '|' order by t::text))) as rows from ${name} t`,
  )
  .join(' union all ')}) campus`;

for (const door of functions) {
  describe(door.signature, () => {
    for (const [state, cells] of Map.groupBy(cellsOfFunction(door), (cell) => cell.state)) {
      test(`${cells.length} calls ${state.words}`, () => tryCells(stage, everything, cells));
    }
  });
}
