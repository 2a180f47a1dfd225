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
}

/** Whether the viewer sees the pages for teaching. */
export function teaches(viewer: Viewer | null): boolean {
  return viewer?.role === 'teacher' || viewer?.role === 'admin';
}

// What the database calls a person who has given no name (private.display_name).
const NAMELESS = 'Somebody';

/** The viewer's own name to be edited: empty until they have given one. */
export function nameGiven(viewer: Viewer): string {
  return viewer.name === NAMELESS ? '' : viewer.name;
}
