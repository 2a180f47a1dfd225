/** The one 404 page, for what is not there and for what is not the viewer's. */
export function notFound(): Response {
  // A body would stop Astro from putting src/pages/404.astro in its place.
  return new Response(null, { status: 404 });
}

/** 303: after a form, or to another page. `to` is a path of this campus. */
export function seeOther(to: string): Response {
  return new Response(null, { status: 303, headers: { location: to } });
}

/** 307: the same form goes on to another address of this campus. */
export function sameAgain(to: string): Response {
  return new Response(null, { status: 307, headers: { location: to } });
}

/** A short answer in plain text, for callers that are no pages. */
export function plain(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
