import type { MouseEvent } from 'react';
import type { RosterPage } from '~/lib/roster/page';
import { staysHere } from './links';

interface Props {
  label: string;
  page: RosterPage;
  /** "51–100 of 1,950 people" */
  range: string;
  onTurn: (address: string) => void;
}

/** Links to the pages before and after, and where one is. */
export function RosterPager({ label, page, range, onTurn }: Props) {
  const turn = (address: string) => (event: MouseEvent) => {
    if (staysHere(event)) onTurn(address);
  };
  const link = (address: string | null, rel: string, says: string) =>
    address === null ? (
      <span className="button plain small roster-end">{says}</span>
    ) : (
      <a className="button plain small" href={address} rel={rel} onClick={turn(address)}>
        {says}
      </a>
    );
  return (
    <nav className="roster-pager" aria-label={label}>
      <span className="soft">{range}</span>
      {(page.previous || page.next) && (
        <>
          {link(page.previous, 'prev', 'Previous')}
          {link(page.next, 'next', 'Next')}
        </>
      )}
    </nav>
  );
}
