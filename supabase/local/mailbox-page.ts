import type postgres from 'postgres';
import { escapeHtml } from './mail.ts';

type Mail = { id: string; recipient: string; subject: string; html: string; sent_at: Date };

const style = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { margin: 2rem auto; max-width: 44rem; padding: 0 1rem }
  ol { list-style: none; padding: 0 } li { border-top: 1px solid #8886; padding: .75rem 0 }
  time { opacity: .75 } article { border: 1px solid #8886; border-radius: .5rem; padding: 1rem; overflow-wrap: anywhere }`;

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** GET /mail: every mail, newest first (`?to=` shows one address); GET /mail/:id: one of them. */
export async function mailboxPage(sql: postgres.Sql, url: URL): Promise<Response> {
  const id = url.pathname.match(/^\/mail\/(\d{1,18})$/)?.[1];
  if (id === undefined) return page('Mailbox', await list(sql, url.searchParams.get('to')));
  const [mail] = await sql<Mail[]>`select * from mailbox.mails where id = ${id}`;
  if (!mail) return page('No such mail', '<p><a href="/mail">All mails</a></p>', 404);
  return page(
    mail.subject,
    `<p><a href="/mail">All mails</a></p><p>${envelope(mail)}</p><article>${mail.html}</article>`,
  );
}

async function list(sql: postgres.Sql, recipient: string | null): Promise<string> {
  const mails = await sql<Mail[]>`
    select * from mailbox.mails where ${recipient}::text is null or recipient = lower(${recipient})
    order by id desc limit 200`;
  const note =
    '<p>Mail that this machine’s campus would have sent. Nothing has left the machine.</p>';
  if (mails.length === 0) return `${note}<p>No mail yet.</p>`;
  const items = mails.map(
    (mail) =>
      `<li><a href="/mail/${mail.id}">${escapeHtml(mail.subject)}</a><br>${envelope(mail)}</li>`,
  );
  return `${note}<ol>${items.join('')}</ol>`;
}

function envelope(mail: Mail): string {
  const sent = mail.sent_at.toISOString();
  return `to ${escapeHtml(mail.recipient)}, <time datetime="${sent}">${sent.slice(0, 19).replace('T', ' ')} UTC</time>`;
}

function page(title: string, body: string, status = 200): Response {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${style}</style><h1>${escapeHtml(title)}</h1>${body}</html>`;
  // A fresh object, because the server writes the length into it.
  return new Response(html, { status, headers: { ...headers } });
}
