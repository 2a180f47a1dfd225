/** What somebody typed into a form and has not saved, as their browser keeps it. */
export interface Draft {
  /** When it was last typed at, in milliseconds since 1970. */
  at: number;
  /** By the name of the field and its place among those of the same name: `content#0`. */
  values: Record<string, string>;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'draft:';
const LONGEST = 14 * 24 * 60 * 60 * 1000;

/**
 * Under what one tab keeps its draft. Each has a key of its own, so that two tabs never write over one another.
 *
 * @param person whose words they are: a browser may be used by several
 * @param name of the form: `lesson-12`
 */
export function draftKey(person: string, name: string, tab: string): string {
  return `${PREFIX}${person}:${name}:${tab}`;
}

/** The drafts of a form that this person has left behind, in any tab, the latest first. */
export function draftsOf(store: Store, person: string, name: string): [key: string, Draft][] {
  return keysOf(store)
    .filter((key) => key.startsWith(draftKey(person, name, '')))
    .flatMap((key): [string, Draft][] => {
      const draft = draftIn(store.getItem(key));
      return draft ? [[key, draft]] : [];
    })
    .toSorted(([, a], [, b]) => b.at - a.at);
}

/** Keeps a draft; a browser without room, or that forbids it, keeps none. */
export function keepDraft(store: Store, key: string, draft: Draft): void {
  try {
    store.setItem(key, JSON.stringify(draft));
  } catch {
    // There is nothing else to do, and the form works as well.
  }
}

/** Throws away what is somebody else's, two weeks old or broken. */
export function forgetOthers(store: Store, person: string, now: number): void {
  for (const key of keysOf(store).filter((key) => key.startsWith(PREFIX))) {
    const draft = draftIn(store.getItem(key));
    const isMine = key.startsWith(`${PREFIX}${person}:`);
    if (!isMine || draft === null || now - draft.at > LONGEST) store.removeItem(key);
  }
}

function keysOf(store: Store): string[] {
  return Array.from({ length: store.length }, (_, nth) => store.key(nth) ?? '');
}

function draftIn(text: string | null): Draft | null {
  try {
    const { at, values } = JSON.parse(text ?? '') as Partial<Draft>;
    return typeof at === 'number' && typeof values === 'object' && values ? { at, values } : null;
  } catch {
    return null;
  }
}

/** "14:03" today, "12 March, 14:03" on another day, in the browser's zone and the reader's language, BCP 47. */
export function draftTime(at: number, now: Date, locale: string): string {
  const then = new Date(at);
  const day =
    then.toDateString() === now.toDateString() ? {} : ({ day: 'numeric', month: 'long' } as const);
  return then.toLocaleString(locale, { ...day, hour: '2-digit', minute: '2-digit' });
}
