import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Post } from './mail.ts';
import { Problem } from './problem.ts';
import { textOf } from './plain-text.ts';

/** A server that takes mails from us, as CAMPUS_SMTP_URL and CAMPUS_MAIL_FROM name it. */
export type Smtp = {
  post: Post;
  /** Resolves to what is wrong with the server now, in its words or Node's, or to null. */
  trouble(): Promise<string | null>;
  close(): void;
};

type Environment = Record<string, string | undefined>;

/** The operator's mail server, or null when none is set. A Problem when a setting makes no sense. */
export function openSmtp(env: Environment): Smtp | null {
  const [address, from] = [env['CAMPUS_SMTP_URL'], env['CAMPUS_MAIL_FROM']];
  if (!address) return null;
  const url = URL.parse(address);
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname) {
    throw new Problem(
      'CAMPUS_SMTP_URL is no address such as smtp://user:password@mail.example:587 or smtps://….',
    );
  }
  if (!from?.includes('@')) {
    throw new Problem(
      'CAMPUS_SMTP_URL is set, but not whom mails come from: CAMPUS_MAIL_FROM="C4C Campus <campus@example.org>".',
    );
  }

  const transport = createTransport({
    url: address,
    pool: true,
    maxConnections: 2,
    // A password does not travel in the open, except to this machine.
    requireTLS: url.protocol === 'smtp:' && url.password !== '' && !isHere(url.hostname),
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 15_000,
  });

  return {
    post: ({ to, subject, html }) =>
      twice(() =>
        transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          html,
          text: textOf(html),
          // So that no holiday notice answers.
          headers: { 'Auto-Submitted': 'auto-generated' },
        }),
      ),
    trouble: () =>
      transport.verify().then(
        () => null,
        (error: Error) => error.message,
      ),
    close: () => transport.close(),
  };
}

const isHere = (host: string) => ['127.0.0.1', 'localhost', '[::1]'].includes(host);

/** A connection that broke and a server that says "later" get a second chance. */
async function twice(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (error) {
    const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
    const isPassing = (responseCode >= 400 && responseCode < 500) || code === 'ECONNECTION';
    if (!isPassing) throw error;
    await pause(500);
    await send();
  }
}
