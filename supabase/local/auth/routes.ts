import { changeAccount, readAccount } from './account.ts';
import * as admin from './admin.ts';
import type { AuthContext, AuthRequest } from './context.ts';
import { generateLink } from './generated-links.ts';
import { AuthRefusal } from './refusal.ts';
import { recover, resend, signInByMail } from './requests.ts';
import { signOut, token } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { verify } from './verify.ts';

type Handler = (auth: AuthContext, request: AuthRequest, id: string) => Promise<object | null>;

const settings = async () => ({
  external: { email: true },
  disable_signup: false,
  mailer_autoconfirm: false,
});
const health = async () => ({ name: 'GoTrue', description: 'The local stand-in of the campus' });

const open: Record<string, Handler> = {
  'GET /health': health,
  'GET /settings': settings,
  'GET /user': readAccount,
  'PUT /user': changeAccount,
  'POST /signup': signUp,
  'POST /token': token,
  'POST /logout': signOut,
  'POST /verify': verify,
  'POST /recover': recover,
  'POST /resend': resend,
  'POST /otp': signInByMail,
};

const forAdmins: Record<string, Handler> = {
  'GET /admin/users': admin.listUsers,
  'POST /admin/users': admin.addUser,
  'GET /admin/users/:id': admin.readUser,
  'PUT /admin/users/:id': admin.changeUser,
  'DELETE /admin/users/:id': admin.removeUser,
  'POST /admin/generate_link': generateLink,
  'POST /invite': admin.invite,
};

/** Answers everything below /auth/v1; `path` begins after it. */
export async function answerAuth(
  auth: AuthContext,
  method: string,
  path: string,
  request: AuthRequest,
): Promise<Response> {
  if (method === 'GET' && path === '/.well-known/jwks.json') {
    return Response.json(auth.tokens.jwks, { headers: { 'cache-control': 'public, max-age=600' } });
  }
  const [, , id] = path.match(/^(\/admin\/users)\/([^/]+)$/) ?? [];
  const route = `${method} ${id === undefined ? path : '/admin/users/:id'}`;
  try {
    if (route in forAdmins) admin.requireAdmin(request);
    const handler = open[route] ?? forAdmins[route];
    if (!handler) throw new AuthRefusal(404, 'not_found', `Nothing answers ${route} here`);
    return answer(await handler(auth, request, id ?? ''));
  } catch (error) {
    if (!(error instanceof AuthRefusal)) throw error;
    const { status, code, message, more } = error;
    return Response.json({ code: status, error_code: code, msg: message, ...more }, { status });
  }
}

function answer(body: object | null): Response {
  if (body === null) return new Response(null, { status: 204 });
  const total = 'total' in body ? { 'x-total-count': String(body.total) } : {};
  return Response.json(body, { headers: { 'cache-control': 'no-store', ...total } });
}
