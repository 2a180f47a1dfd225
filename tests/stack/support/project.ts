import { randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';

// The Supabase under test. scripts/test.ts starts a local one; to ask a hosted project instead, apply
// tests/stack/fixture to it and set these. Without a mailbox the tests about letters are left out.

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run these tests with npm run test:stack.`);
  return value;
}

export const project = {
  url: required('CONTRACT_SUPABASE_URL'),
  anonKey: required('CONTRACT_ANON_KEY'),
  serviceKey: required('CONTRACT_SERVICE_KEY'),
  mailboxUrl: process.env['CONTRACT_MAILBOX_URL'] ?? null,
};

const alone = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };

// The contract has a schema of its own, so its clients are not typed by the campus' tables.
// oxlint-disable-next-line typescript/no-explicit-any
export type Client = SupabaseClient<any>;

/** Every request a client has made, for example "GET /auth/v1/user". */
export type Traffic = string[];

/** A client of its own, as a visitor or with the secret key; `traffic` learns what it asks. */
export function client(key = project.anonKey, traffic?: Traffic): Client {
  const watch: typeof fetch = (input, init) => {
    const request = new Request(input, init);
    traffic?.push(`${request.method} ${new URL(request.url).pathname}`);
    return fetch(request);
  };
  return createClient(project.url, key, { auth: alone, global: { fetch: watch } });
}

export const service = client(project.serviceKey);
export const password = 'correct horse battery';
export const someEmail = (name = 'amara') => `${name}-${randomUUID().slice(0, 8)}@example.org`;

/** Somebody with a confirmed account, signed in. */
export async function signedIn(name = 'amara', traffic?: Traffic) {
  const email = someEmail(name);
  const made = await service.auth.admin.createUser({ email, password, email_confirm: true });
  const db = client(project.anonKey, traffic);
  const { data, error } = await db.auth.signInWithPassword({ email, password });
  if (error) throw error;
  return { db, email, id: made.data.user!.id, session: data.session };
}
