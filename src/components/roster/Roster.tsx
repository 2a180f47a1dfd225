import './roster.css';
import { functionalUpdate, useTable } from '@tanstack/react-table';
import { useMemo, useRef } from 'react';
import { rosterAddress } from '~/lib/roster/address';
import type { Order, RosterColumn } from '~/lib/roster/order';
import { foundInWords, PAGE_SIZE, rangeInWords, type RosterPage } from '~/lib/roster/page';
import type { RosterStatus } from '~/lib/roster/status';
import { columnsFor, features } from './columns';
import { RosterPager } from './RosterPager';
import { RosterSearch } from './RosterSearch';
import { RosterTable } from './RosterTable';
import { RosterTrouble } from './RosterTrouble';
import { useRoster } from './useRoster';

interface Props {
  cohort: { id: number; students: number; invited: number; total_lessons: number };
  /** The page that the address asks for. */
  first: RosterPage;
}

/** A cohort's roster. Everything in it is a link or a form, so it works before and without its script. */
export function Roster({ cohort, first }: Props) {
  const { state, ask } = useRoster(`/api/cohorts/${cohort.id}/roster`, first);
  const { page, asked, waiting, trouble } = state;
  const region = useRef<HTMLElement>(null);
  const { id, total_lessons } = cohort;
  const columns = useMemo(() => columnsFor({ id, total_lessons }), [id, total_lessons]);

  const search = (text: string) => {
    if (text.trim() !== asked.search) void ask(rosterAddress({ ...asked, search: text.trim() }));
  };
  const narrow = (status: RosterStatus | null) => void ask(rosterAddress({ ...asked, status }));
  const sort = (order: Order) => void ask(rosterAddress({ ...asked, order }));
  const turn = async (address: string) => {
    if (!(await ask(address)) || !region.current) return;
    region.current.focus({ preventScroll: true });
    if (region.current.getBoundingClientRect().top < 0) region.current.scrollIntoView();
  };

  const sorting = [{ id: asked.order.column as string, desc: asked.order.descending }];
  const pagination = { pageIndex: asked.page - 1, pageSize: PAGE_SIZE };
  const table = useTable({
    features,
    columns,
    data: page.students,
    rowCount: page.matches,
    getRowId: (student, index) => student.email || String(index),
    manualSorting: true,
    manualFiltering: true,
    manualPagination: true,
    enableSortingRemoval: false,
    state: { sorting, pagination, globalFilter: asked.search },
    onSortingChange: (update) => {
      const [chosen] = functionalUpdate(update, sorting);
      if (chosen) sort({ column: chosen.id as RosterColumn, descending: chosen.desc });
    },
    onGlobalFilterChange: search,
  });

  const range = rangeInWords(page);
  const found = foundInWords(page, cohort);
  return (
    <div className="roster">
      <RosterSearch
        asked={asked}
        onSearch={table.setGlobalFilter}
        onStatus={narrow}
        onOrder={sort}
        onEarly={(chosen) => void ask(rosterAddress(chosen))}
      />
      <div className="roster-line">
        <p>{found}</p>
        <RosterPager label="Pages of the roster" page={page} range={range} onTurn={turn} />
      </div>
      <output className="visually-hidden">
        {waiting ? 'Loading …' : state.address === '' ? '' : `${found}. ${range}`}
      </output>
      {trouble && (
        <RosterTrouble
          trouble={trouble}
          address={state.address}
          again={() => void ask(state.address)}
        />
      )}
      {page.students.length === 0 && asked.search && (
        <p className="soft">Part of a name or of an address is enough.</p>
      )}
      {page.students.length > 0 && (
        <>
          <RosterTable {...{ table, waiting, region }} asked={asked} caption={range} />
          {(page.previous || page.next) && (
            <RosterPager label="Pages of the roster, below" {...{ page, range }} onTurn={turn} />
          )}
        </>
      )}
    </div>
  );
}
