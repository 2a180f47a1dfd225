import type { APIContext } from 'astro';
import { keptFields } from '~/lib/forms/kept';
import { isForm } from '~/lib/http/forms';
import { localPath, signInPath } from '~/lib/http/local-path';
import { seeOther } from '~/lib/http/responses';

/** Sends a visitor to sign in; a form that they sent is not thrown away, but stands on the page that asks them to. */
export async function askToSignIn(context: APIContext): Promise<Response> {
  const { request, url, locals } = context;
  if (request.method !== 'POST' || !isForm(request)) return seeOther(signInPath(url));
  try {
    const form = await request.clone().formData();
    locals.kept = { address: localPath(url.pathname + url.search), fields: keptFields(form) };
  } catch {
    // Too large, broken, or read to its end: there is nothing to keep.
    return seeOther(signInPath(url));
  }
  return context.rewrite('/signed-out');
}
