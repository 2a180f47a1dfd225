import type { APIRoute } from 'astro';
import { idFrom } from '~/lib/http/ids';
import { notFound, plain } from '~/lib/http/responses';
import { rosterPage } from '~/lib/roster/answer';
import { listRoster } from '~/lib/roster/queries';
import { rosterQuery } from '~/lib/roster/query';
import { findViewer } from '~/lib/viewer/queries';
import { readerOf } from '~/lib/viewer/viewer';

/** A page of a cohort's roster as JSON (`RosterPage`), for the table that searches while one types. */
export const GET: APIRoute = async ({ params, url, locals: { db, claims, locale } }) => {
  const id = idFrom(params.id);
  if (id === null) return notFound();
  if (!claims) return plain(401, 'Please sign in first.');
  const query = rosterQuery(url.searchParams);
  const [viewer, rows] = await Promise.all([findViewer(db), listRoster(db, id, query)]);
  if (!viewer) return plain(401, 'Please sign in again.');
  return Response.json(rosterPage(rows, query, readerOf(viewer, locale), new Date()));
};
