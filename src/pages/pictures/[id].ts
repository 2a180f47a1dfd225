import type { APIRoute } from 'astro';
import { uuidFrom } from '~/lib/http/ids';
import { notFound } from '~/lib/http/responses';
import { findPictureFile } from '~/lib/pictures/queries';

/** A picture of a lesson, for whoever may read that lesson. What its address names never changes. */
export const GET: APIRoute = async ({ params, request, locals }) => {
  const id = uuidFrom(params.id);
  if (id === null || locals.claims === null) return notFound();
  const known = /"([0-9a-f]{64})"/.exec(request.headers.get('if-none-match') ?? '')?.[1];
  const file = await findPictureFile(locals.db, id, known ?? null);
  if (file === null) return notFound();

  locals.cacheControl = 'private, max-age=31536000, immutable';
  // Whoever uses this browser next, or is renewed by Auth, asks again whether it is still theirs to see.
  const kept = { etag: `"${file.sha256}"`, vary: 'Cookie' };
  if (file.bytes === null) return new Response(null, { status: 304, headers: kept });
  return new Response(file.bytes, {
    headers: {
      'content-type': file.type,
      'content-length': String(file.bytes.length),
      'content-security-policy': "default-src 'none'",
      ...kept,
    },
  });
};
