import type { APIRoute } from 'astro';
import { visitorsClient } from '~/lib/db/client';
import { healthOf, isWell } from '~/lib/health/health';
import { tellMigrations } from '~/lib/health/queries';
import { log } from '~/lib/log/log';
import { described } from '~/lib/log/words';

/** How long the database has to answer. Milliseconds. */
const PATIENCE = 2000;

/** For load balancers and for whoever keeps watch: 200 when a visitor can be sent here, else 503. */
export const GET: APIRoute = async ({ locals }) => {
  locals.cacheControl = 'no-store';
  const told = await tellMigrations(visitorsClient(), PATIENCE).catch((failure: unknown) => {
    log('warn', { about: 'The database does not answer.', ...described(failure) });
    return null;
  });
  const health = healthOf(CAMPUS_MIGRATIONS, told);
  return Response.json(health, { status: isWell(health) ? 200 : 503 });
};
