import type { APIRoute } from 'astro';
import { archive } from '~/lib/account/archive';
import { exportFiles } from '~/lib/account/export';
import { listMyData } from '~/lib/account/queries';

/** Everything that hangs on the viewer, as a file to keep. */
export const GET: APIRoute = async ({ locals: { db } }) => {
  const parts = await listMyData(db);
  const now = new Date();
  const day = now.toISOString().slice(0, 10);
  return new Response(archive(exportFiles(parts, now.toISOString()), now), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="c4c-campus-${day}.zip"`,
    },
  });
};
