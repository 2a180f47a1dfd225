export type Role = 'student' | 'teacher' | 'admin';

/** Who is looking, as every page question answers it; null for a visitor. */
export interface Viewer {
  id: string;
  /** Display name, as others see it. */
  name: string;
  email: string;
  role: Role;
  /** IANA name, for example `Europe/Berlin`. */
  time_zone: string;
  /** The language of dates, BCP 47; null: as the browser asks. */
  locale: string | null;
}

/** How dates and times are written for somebody. */
export interface Reader {
  /** IANA name */
  zone: string;
  /** BCP 47 */
  locale: string;
}

/** @param asked the language that the browser asks for */
export function readerOf(viewer: Viewer, asked: string): Reader {
  return { zone: viewer.time_zone, locale: viewer.locale ?? asked };
}

/** Whether the viewer sees the pages for teaching. */
export function teaches(viewer: Viewer | null): viewer is Viewer & { role: 'teacher' | 'admin' } {
  return viewer?.role === 'teacher' || viewer?.role === 'admin';
}

// What the database calls a person who has given no name (private.display_name).
const NAMELESS = 'Somebody';

/** The viewer's own name to be edited: empty until they have given one. */
export function nameGiven(viewer: Viewer): string {
  return viewer.name === NAMELESS ? '' : viewer.name;
}
