import type { Trouble } from './useRoster';

interface Props {
  trouble: Trouble;
  /** Of the page that did not come. */
  address: string;
  again: () => void;
}

/** Said when a page of the roster did not come. */
export function RosterTrouble({ trouble, address, again }: Props) {
  return (
    <div className="roster-trouble" role="alert">
      {trouble === 'signed out' ? (
        <>
          You are signed out. <a href={address}>Sign in again</a> to go on.
        </>
      ) : (
        <>
          <p>The roster could not be loaded. What you see is what came last.</p>
          <button type="button" className="button plain small" onClick={again}>
            Try again
          </button>
        </>
      )}
    </div>
  );
}
