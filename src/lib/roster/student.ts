/** Somebody on a roster, as shown. All words are made by the server: the browser needs no calendar of its own. */
export interface Student {
  /** null for the invited, who have no account yet */
  id: string | null;
  name: string;
  email: string;
  status: string;
  completed: number;
  /** Lessons that are open to them now. */
  open: number;
  posts: number;
  /** null for somebody who has done nothing yet */
  active: { at: string; ago: string; exact: string } | null;
  /** `day` is 'YYYY-MM-DD'. */
  joined: { day: string; says: string };
}
