import { all, concerned, type Who } from './campus/people.ts';
import { states, type State } from './campus/states.ts';
import { holds, type Facts, type Rule } from './campus/words.ts';
import { idOf } from '../stage.ts';
import type { Wanted } from './judge.ts';
import type { Step } from './play.ts';
import type { Change, Relation } from './relation.ts';

/** One thing that somebody tries in a state. A reading stands for as many cells as it looks at rows. */
export type Cell = { what: string; state: State; step: Step; wanted: Wanted; counts: number };

const refused = (code = '42501'): Wanted => ({ kind: 'refused', code });
const untouched: Wanted = { kind: 'untouched' };

const reaches = (rules: Rule[], who: Who, row: Facts, state: State) =>
  rules.some((rule) => holds(rule, who, row, state));
const mayUse = ({ granted, service }: Relation, who: Who) =>
  who === 'service'
    ? service !== 'nothing'
    : granted === 'everybody' || (granted === 'people' && who !== 'visitor');
const ownsAll = ({ service }: Relation, who: Who) => who === 'service' && service === 'everything';
const q = (column: string) => `"${column}"`;
const unique = (names: string[]) => [...new Set(names)];

export const changeable = ({ change = [] }: Relation) =>
  change.flatMap(({ columns }) => Object.keys(columns));
export const addable = ({ add }: Relation) => Object.keys(add?.drafts[0]?.values ?? {});
export const columnsOf = (relation: Relation) =>
  unique([...relation.fixed.split(' '), ...addable(relation), ...changeable(relation)]);

/** Everything to try on a table: all of it in the usual state, what depends on states in each of them. */
export function cellsOf(relation: Relation): Cell[] {
  const { name, rows, acts = [] } = relation;
  const cells: Cell[] = [];
  const lacking = (who: Who) => refused(relation.isView && who === 'service' ? '42809' : undefined);
  const add = (who: Who, state: State, what: string, sql: string, wanted: Wanted, counts = 1) => {
    const tell = wanted.kind === 'told';
    cells.push({ what, state, wanted, counts, step: { who, sql, ...(tell ? { tell } : {}) } });
  };

  for (const who of all) {
    for (const column of columnsOf(relation)) {
      const sql = `select ${q(column)} from ${name} where false`;
      const wanted: Wanted = mayUse(relation, who) ? { kind: 'granted' } : refused();
      add(who, states.usual, `reads ${column}`, sql, wanted);
      fixedColumn(who, column);
    }
    const truncates: Wanted = ownsAll(relation, who)
      ? { kind: 'granted' }
      : refused(relation.isView && '42809');
    add(who, states.usual, 'empties the table', `truncate ${name}`, truncates);
    for (const state of [states.usual, ...(relation.states ?? [])]) {
      if (state !== states.usual && !concerned.includes(who)) continue;
      read(who, state);
      insert(who, state);
      for (const change of relation.change ?? []) update(who, state, change);
      remove(who, state);
    }
    if (concerned.includes(who)) relation.readStates?.forEach((state) => read(who, state));
  }
  for (const { who: whos, does, sql, comes } of acts) {
    const wanted: Wanted =
      comes === 0
        ? untouched
        : typeof comes === 'number'
          ? { kind: 'rows', rows: comes }
          : refused(comes);
    for (const who of whos) add(who, states.usual, `tries to ${does}`, sql, wanted);
  }
  return cells;

  function fixedColumn(who: Who, column: string) {
    const wanted: Wanted = ownsAll(relation, who) ? { kind: 'granted' } : lacking(who);
    const given = relation.add?.drafts[0]?.values ?? {};
    if (!(column in given)) {
      const names = [...Object.keys(given), column].map(q).join(', ');
      const values = [...Object.values(given), 'default'].join(', ');
      const sql = `insert into ${name} (${names}) values (${spoken(values, who)})`;
      add(who, states.usual, `adds a row with ${column}`, sql, wanted);
    }
    if (!changeable(relation).includes(column)) {
      const to = column === relation.always ? 'default' : q(column);
      add(who, states.usual, `writes ${column}`, `update ${name} set ${q(column)} = ${to}`, wanted);
    }
  }

  function read(who: Who, state: State) {
    if (!mayUse(relation, who)) {
      add(who, state, 'reads', `select * from ${name}`, refused(), rows.length);
      return;
    }
    const seen = rows
      .filter((row) => reaches(relation.read, who, row, state))
      .flatMap(({ is, count = 1 }) => Array<string>(count).fill(is))
      .toSorted();
    const words = rows.map(({ is, where }) => `when ${where} then '${is}'`).join(' ');
    const sql = `select jsonb_build_array(count(*), coalesce(jsonb_agg(is_row order by is_row collate "C"), '[]'))
      from (select case ${words} end as is_row from ${name}) seen`;
    add(who, state, 'reads', sql, { kind: 'told', value: [seen.length, seen] }, rows.length);
  }

  function insert(who: Who, state: State) {
    for (const draft of relation.add?.drafts ?? []) {
      const columns = Object.keys(draft.values).map(q).join(', ');
      const values = spoken(Object.values(draft.values).join(', '), who);
      const sql = `insert into ${name} (${columns}) values (${values})`;
      add(who, state, `adds ${draft.is}`, sql, outcomeOfAdding(who, draft, state));
    }
  }

  function outcomeOfAdding(who: Who, draft: Facts, state: State): Wanted {
    if (!mayUse(relation, who)) return refused();
    const code = relation.add!.refused?.find((rule) => holds(rule, who, draft, state))?.code;
    if (code) return refused(code);
    return reaches(relation.add!.may, who, draft, state) ? { kind: 'added' } : refused();
  }

  function update(who: Who, state: State, change: Change) {
    for (const row of rows) {
      // The columns of one change go by one rule: in other states the first stands for all.
      const columns = Object.entries(change.columns).slice(
        0,
        state === states.usual ? undefined : 1,
      );
      for (const [column, value] of columns) {
        const sql = `update ${name} set ${q(column)} = ${value} where ${row.where}`;
        add(
          who,
          state,
          `changes ${column} of ${row.is}`,
          sql,
          outcomeOfChanging(who, row, state, change, column),
        );
      }
    }
  }

  function outcomeOfChanging(
    who: Who,
    row: Facts,
    state: State,
    change: Change,
    column: string,
  ): Wanted {
    // Visitors may not so much as try, also where they read.
    if (!mayUse(relation, who) || who === 'visitor') return refused();
    const code = change.refused?.find((rule) => holds(rule, who, row, state))?.code;
    if (code) return refused(code);
    if (reaches(change.kept ?? [], who, row, state)) return { kind: 'kept' };
    return reaches(change.may, who, row, state) ? { kind: 'changed', column } : untouched;
  }

  function remove(who: Who, state: State) {
    if (!relation.delete && !ownsAll(relation, who)) {
      if (state === states.usual) add(who, state, 'deletes', `delete from ${name}`, lacking(who));
      return;
    }
    for (const row of rows) {
      const code = relation.stays?.find((rule) => holds(rule, who, row, state))?.code;
      const wanted: Wanted =
        who === 'visitor' || code
          ? refused(code)
          : ownsAll(relation, who) || reaches(relation.delete!.may, who, row, state)
            ? { kind: 'gone' }
            : untouched;
      add(who, state, `deletes ${row.is}`, `delete from ${name} where ${row.where}`, wanted);
    }
  }
}

/** A visitor and the service key act as nobody: what they add names Kofi. */
const spoken = (sql: string, who: Who) =>
  sql.replaceAll('{me}', `'${idOf(who === 'visitor' || who === 'service' ? 'kofi' : who)}'`);
