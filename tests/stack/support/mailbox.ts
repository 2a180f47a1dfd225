import { project } from './project.ts';

export type Mail = {
  subject: string;
  tokenHash: string;
  type: string;
  next: string;
  code: string | null;
};

/** Mails to an address, newest first, read from the page that people read. */
export async function mailsTo(email: string): Promise<Mail[]> {
  const list = await page(`/mail?to=${encodeURIComponent(email)}`);
  const addresses = [...list.matchAll(/href="(\/mail\/\d+)"/g)].map(([, path]) => path!);
  return Promise.all(addresses.map(async (path) => read(await page(path))));
}

async function page(path: string): Promise<string> {
  const response = await fetch(new URL(path, project.mailboxUrl!));
  if (!response.ok) throw new Error(`The mailbox answered ${response.status} for ${path}.`);
  return response.text();
}

function read(html: string): Mail {
  const link = html.match(/href="([^"]*token_hash=[^"]*)"/)?.[1];
  // A mail that only tells something has none.
  const query = new URL(link?.replaceAll('&amp;', '&') ?? 'none:').searchParams;
  return {
    subject: html.match(/<title>(.*?)<\/title>/)![1]!,
    tokenHash: query.get('token_hash') ?? '',
    type: query.get('type') ?? '',
    next: query.get('next') ?? '',
    code: html.match(/\b\d{6}\b/)?.[0] ?? null,
  };
}
