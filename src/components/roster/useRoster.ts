import { useRef, useState } from 'react';
import { askedIn, type Asked } from '~/lib/roster/address';
import type { RosterPage } from '~/lib/roster/page';

export type Trouble = 'signed out' | 'unreachable';

export interface RosterState {
  /** The last page that came. */
  page: RosterPage;
  /** What was asked for last; differs from `page.asked` until the answer is there. */
  asked: Asked;
  /** The address of what was asked for last; empty while the page is as it came. */
  address: string;
  waiting: boolean;
  trouble: Trouble | null;
}

/**
 * The roster as the server last answered it, and the way to ask for another page of it. A newer
 * question ends an older one; the browser's address follows, so that a reload shows the same.
 */
export function useRoster(endpoint: string, first: RosterPage) {
  const [state, setState] = useState<RosterState>({
    page: first,
    asked: first.asked,
    address: '',
    waiting: false,
    trouble: null,
  });
  const running = useRef<AbortController>(null);

  /** Resolves to whether the page is there: not when it failed, nor when a newer question came. */
  async function ask(address: string): Promise<boolean> {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    const asked = askedIn(new URLSearchParams(address));
    setState(({ page }) => ({ page, asked, address, waiting: true, trouble: null }));
    history.replaceState(history.state, '', address === '?' ? location.pathname : address);
    const answer = await fetchPage(endpoint + address, signal);
    if (signal.aborted) return false;
    if (typeof answer === 'string') {
      setState(({ page }) => ({ page, asked, address, waiting: false, trouble: answer }));
      return false;
    }
    setState({ page: answer, asked: answer.asked, address, waiting: false, trouble: null });
    return true;
  }

  return { state, ask };
}

async function fetchPage(address: string, signal: AbortSignal): Promise<RosterPage | Trouble> {
  try {
    const answer = await fetch(address, { signal });
    if (answer.ok) return (await answer.json()) as RosterPage;
    return answer.status === 401 ? 'signed out' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
