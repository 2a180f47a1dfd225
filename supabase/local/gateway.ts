import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type postgres from 'postgres';
import type { Api, Caller } from './api.ts';
import type { AuthContext, Browser } from './auth/context.ts';
import { answerAuth } from './auth/routes.ts';
import { mailboxPage } from './mailbox-page.ts';
import type { Secrets } from './secrets.ts';

type Parts = { api: Api; auth: AuthContext; sql: postgres.Sql; secrets: Secrets };
type KeyRole = 'anon' | 'service_role';

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': 'GET, HEAD, POST, PATCH, PUT, DELETE, OPTIONS',
  'access-control-expose-headers': '*',
};

/** The front door of the stack: who is asking, then the API, Auth or the mailbox. */
export function openGateway({
  api,
  auth,
  sql,
  secrets,
}: Parts): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    // A page elsewhere could point a name of its own at 127.0.0.1 and read the mails.
    const isLocal = url.hostname === '127.0.0.1' || url.hostname === 'localhost';
    if (/^\/mail(\/|$)/.test(url.pathname) && isLocal) return mailboxPage(sql, url);
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors });
    const response = await answer(request, url);
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    return response;
  };

  async function answer(request: Request, url: URL): Promise<Response> {
    const role = roleOfKey(
      request.headers.get('apikey') ?? url.searchParams.get('apikey'),
      secrets,
    );
    const bearer = bearerOf(request);
    if (url.pathname.startsWith('/auth/v1/')) {
      const path = url.pathname.slice('/auth/v1'.length);
      if (role === null && !path.startsWith('/.well-known/')) return keyRefused();
      const body = await readBody(request);
      if (body === null)
        return Response.json(
          { code: 400, error_code: 'bad_json', msg: 'Could not parse request body as JSON' },
          { status: 400 },
        );
      return answerAuth(auth, request.method, path, {
        body,
        query: url.searchParams,
        bearer,
        isAdmin: role === 'service_role',
        browser: browserOf(request),
      });
    }
    if (url.pathname.startsWith('/rest/v1/')) {
      if (role === null) return keyRefused();
      const caller = await callerOf(role, bearer);
      return caller ? api.answer(request, caller) : tokenRefused();
    }
    return Response.json({ message: 'no Route matched with those values' }, { status: 404 });
  }

  /** Without a token the key speaks for itself; with one, the token says who it is. */
  async function callerOf(role: KeyRole, bearer: string | null): Promise<Caller | null> {
    if (bearer === null) return { role };
    return auth.tokens.verify(bearer).catch(() => null);
  }
}

function roleOfKey(key: string | null, secrets: Secrets): KeyRole | null {
  if (key === null) return null;
  if (isSame(key, secrets.publishableKey)) return 'anon';
  if (isSame(key, secrets.secretKey)) return 'service_role';
  return null;
}

function isSame(given: string, kept: string): boolean {
  return (
    given.length === kept.length &&
    timingSafeEqual(Buffer.from(given.padEnd(kept.length)), Buffer.from(kept))
  );
}

/** As behind a hosted project's proxies: the address is the first of those that they forwarded for. */
function browserOf(request: Request): Browser {
  const ip = request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() ?? '';
  return { userAgent: request.headers.get('user-agent'), ip: isIP(ip) ? ip : null };
}

/** The client libraries repeat the key here when nobody is signed in. */
function bearerOf(request: Request): string | null {
  const token = request.headers.get('authorization')?.match(/^Bearer +(.+)$/i)?.[1] ?? null;
  return token?.startsWith('sb_') ? null : token;
}

async function readBody(request: Request): Promise<Record<string, unknown> | null> {
  if (request.method === 'GET') return {};
  const text = await request.text();
  if (text.trim() === '') return {};
  try {
    const body = JSON.parse(text, keptByPostgres) as unknown;
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** PostgreSQL keeps neither NUL nor half a character, in text or in JSON. */
function keptByPostgres(name: string, value: unknown): unknown {
  for (const text of [name, value]) {
    if (typeof text === 'string' && (text.includes('\0') || !text.isWellFormed()))
      throw new SyntaxError('not text');
  }
  return value;
}

const keyRefused = () =>
  Response.json(
    {
      message: 'Invalid API key',
      hint: 'Double check your Supabase `anon` or `service_role` API key.',
    },
    { status: 401 },
  );

const tokenRefused = () =>
  Response.json(
    { code: 'PGRST301', message: 'No suitable key or wrong key type', details: null, hint: null },
    { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } },
  );
