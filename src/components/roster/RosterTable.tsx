import type { ReactTable } from '@tanstack/react-table';
import type { MouseEvent, Ref } from 'react';
import { rosterAddress, type Asked } from '~/lib/roster/address';
import { orderFrom } from '~/lib/roster/order';
import type { Student } from '~/lib/roster/student';
import type { features } from './columns';
import { staysHere } from './links';

interface Props {
  table: ReactTable<typeof features, Student>;
  asked: Asked;
  waiting: boolean;
  /** "51–100 of 1,950 people" */
  caption: string;
  region: Ref<HTMLElement>;
}

/** The students as a table; below some width each row becomes a card (roster.css). */
export function RosterTable({ table, asked, waiting, caption, region }: Props) {
  return (
    <section
      className="roster-scroll"
      aria-label="Students"
      ref={region}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard, too
      tabIndex={0}
    >
      <table className="table roster-table" aria-busy={waiting}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {table.getFlatHeaders().map((header) => (
              <th
                key={header.id}
                scope="col"
                className={header.column.columnDef.meta?.className}
                aria-sort={ARIA_SORT[String(header.column.getIsSorted())]}
              >
                <a {...sortLink(header.column, asked)}>
                  <table.FlexRender header={header} />
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id} data-status={row.original.status}>
              {row.getAllCells().map((cell) => {
                const Cell = cell.column.id === 'name' ? 'th' : 'td';
                return (
                  <Cell
                    key={cell.id}
                    scope={Cell === 'th' ? 'row' : undefined}
                    className={cell.column.columnDef.meta?.className}
                  >
                    <table.FlexRender cell={cell} />
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const ARIA_SORT: Record<string, 'ascending' | 'descending' | undefined> = {
  asc: 'ascending',
  desc: 'descending',
};

type SortedColumn = ReturnType<Props['table']['getAllColumns']>[number];

/** A real link, so that it works without a script and in a new tab. */
function sortLink(column: SortedColumn, asked: Asked) {
  const descending = column.getNextSortingOrder() === 'desc';
  const order = orderFrom(`${descending ? '-' : ''}${column.id}`);
  return {
    href: rosterAddress({ ...asked, order, page: 1 }),
    onClick: (event: MouseEvent) => {
      if (staysHere(event)) column.toggleSorting(descending);
    },
  };
}
