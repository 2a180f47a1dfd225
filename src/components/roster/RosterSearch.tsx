import { useEffect, useRef } from 'react';
import { askedIn, rosterAddress, type Asked } from '~/lib/roster/address';
import { ORDERS, orderFrom, orderWord, type Order } from '~/lib/roster/order';
import { STATUSES, statusFrom, type RosterStatus } from '~/lib/roster/status';

interface Props {
  asked: Asked;
  onSearch: (search: string) => void;
  onStatus: (status: RosterStatus | null) => void;
  onOrder: (order: Order) => void;
  /** What the form asked for when its script came, where that is something else. */
  onEarly: (chosen: Asked) => void;
}

const PAUSE_IN_TYPING = 200;

/** Asks while one types; without a script it is a form with a button. */
export function RosterSearch({ asked, onSearch, onStatus, onOrder, onEarly }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  const search = () => {
    clearTimeout(pause.current);
    onSearch(field.current?.value ?? '');
  };
  const searchSoon = () => {
    clearTimeout(pause.current);
    pause.current = setTimeout(search, PAUSE_IN_TYPING);
  };

  // What was typed and chosen before the script was there counts, too.
  useEffect(() => {
    const chosen = askedIn(new URLSearchParams([...wordsOf(form.current!)]));
    if (rosterAddress(chosen) !== rosterAddress(asked)) onEarly(chosen);
    return () => clearTimeout(pause.current);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only once
  }, []);

  return (
    <search>
      <form
        ref={form}
        className="roster-search"
        onSubmit={(event) => {
          event.preventDefault();
          search();
        }}
      >
        <label className="visually-hidden" htmlFor="roster-search">
          Search by name or address
        </label>
        <input
          ref={field}
          id="roster-search"
          className="control"
          type="search"
          name="search"
          placeholder="Name or address"
          defaultValue={asked.search}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          onInput={searchSoon}
        />
        <button className="button plain">Search</button>
        <label className="visually-hidden" htmlFor="roster-status">
          Show
        </label>
        <select
          id="roster-status"
          className="control"
          name="status"
          value={asked.status ?? ''}
          onChange={(event) => onStatus(statusFrom(event.currentTarget.value))}
        >
          <option value="">Everybody</option>
          {STATUSES.map(({ word, says }) => (
            <option key={word} value={word}>
              {says}
            </option>
          ))}
        </select>
        <label className="visually-hidden" htmlFor="roster-sort">
          Sort by
        </label>
        <select
          id="roster-sort"
          className="control roster-sort"
          name="sort"
          value={orderWord(asked.order)}
          onChange={(event) => onOrder(orderFrom(event.currentTarget.value))}
        >
          {ORDERS.map(({ word, says }) => (
            <option key={word} value={word}>
              {says}
            </option>
          ))}
        </select>
      </form>
    </search>
  );
}

const wordsOf = (form: HTMLFormElement) => new FormData(form) as Iterable<[string, string]>;
