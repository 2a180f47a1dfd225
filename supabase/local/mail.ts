import { readFileSync } from 'node:fs';
import type postgres from 'postgres';
import { AuthRefusal } from './auth/refusal.ts';

/** The letters of Auth, named as in supabase/config.toml. */
export type Template =
  'confirmation' | 'recovery' | 'invite' | 'email_change' | 'magic_link' | 'password_changed';

export type Letter = {
  to: string;
  code: string;
  hash: string;
  redirectTo: string | null;
  /** The address that the letter is about, when it goes to another. */
  about?: string;
  newEmail?: string;
};

export type Mailer = { send(template: Template, letter: Letter): Promise<void> };

/** A letter as it goes into an envelope. */
export type Mail = { to: string; subject: string; html: string };
/** Where mails go: to people, or into this machine's mailbox. */
export type Post = (mail: Mail) => Promise<void>;

/** What Auth calls the letters when one cannot be sent. */
const called: Record<Template, string> = {
  confirmation: 'confirmation email',
  recovery: 'recovery email',
  invite: 'invite email',
  email_change: 'email change email',
  magic_link: 'magic link email',
  password_changed: 'password changed notification',
};

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** Writes the letters and hands them to `post`; one that fails is an answer of Auth, as on a hosted project. */
export function openMailer(post: Post, siteUrl: string): Mailer {
  return {
    async send(template, letter) {
      const values: Record<string, string> = {
        SiteURL: siteUrl,
        RedirectTo: allowedRedirect(letter.redirectTo, siteUrl),
        Email: letter.about ?? letter.to,
        NewEmail: letter.newEmail ?? '',
        Token: letter.code,
        TokenHash: letter.hash,
      };
      const html = fill(read(`../templates/${template}.html`), values);
      try {
        await post({ to: letter.to, subject: subjectOf(template), html });
      } catch (error) {
        noteFailure(template, error as Failure);
        throw new AuthRefusal(500, 'unexpected_failure', `Error sending ${called[template]}`);
      }
    },
  };
}

/** Keeps every mail in the database instead of sending it; /mail shows them. */
export const openMailbox =
  (sql: postgres.Sql): Post =>
  async ({ to, subject, html }) => {
    await sql`insert into mailbox.mails (recipient, subject, html) values (${to}, ${subject}, ${html})`;
  };

type Failure = Error & { code?: string; responseCode?: number; command?: string };

/** A line without the server's own words, which repeat the address. */
function noteFailure(template: Template, { code, responseCode, command, message }: Failure): void {
  const why = responseCode ? { code, responseCode, command } : { code, message };
  const at = new Date().toISOString();
  console.error(
    JSON.stringify({ at, level: 'error', about: 'a mail was not sent', template, ...why }),
  );
}

/** From supabase/config.toml, where a hosted project gets it too. */
function subjectOf(template: Template): string {
  const section = read('../config.toml').split(`.${template}]`)[1];
  const subject = section?.match(/^\s*subject = "(.*)"/m)?.[1];
  if (!subject)
    throw new Error(`supabase/config.toml gives no subject for the mail "${template}".`);
  return subject;
}

/** Links lead to the campus only; anything else becomes its front page, as on a hosted project. */
function allowedRedirect(given: string | null, siteUrl: string): string {
  const target = given ? URL.parse(given) : null;
  return target?.origin === new URL(siteUrl).origin ? target.href : siteUrl;
}

/** The `{{ .Name }}` of Go's templates: escaped for HTML, or for a query where one begins with `=`. */
function fill(template: string, values: Record<string, string>): string {
  return template.replace(/(=?)\{\{ *\.(\w+) *\}\}/g, (_, sign: string, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`A mail template asks for {{ .${name} }}, which is not offered here.`);
    return sign === '=' ? `=${encodeURIComponent(value)}` : escapeHtml(value);
  });
}

export function escapeHtml(text: string): string {
  const names: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => names[character]!);
}
