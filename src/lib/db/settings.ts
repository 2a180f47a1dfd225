/**
 * Everything the operator sets, read when it is asked for and not when the app is built,
 * so that one build serves any Supabase.
 */
function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the campus does not know its Supabase.`);
  return value;
}

function optional(name: string): string | null {
  return process.env[name] || null;
}

export const settings = {
  /** Address of the Supabase API, without a slash at the end. */
  get supabaseUrl() {
    return required('PUBLIC_SUPABASE_URL').replace(/\/+$/, '');
  },
  /** The publishable key: what a visitor may use. */
  get anonKey() {
    return required('PUBLIC_SUPABASE_ANON_KEY');
  },
  /** The secret key. It passes every policy, so only `pages/api/admin` may come near it. */
  get serviceRoleKey() {
    return required('SUPABASE_SERVICE_ROLE_KEY');
  },
  /** The campus's own public address, when the proxy in front of it hides that from the app. */
  get origin() {
    return optional('CAMPUS_ORIGIN')?.replace(/\/+$/, '') ?? null;
  },
  /** What the app seals its knocks with (npm run db:seal), in hexadecimal; null: no tries are counted. */
  get sealKey() {
    return optional('CAMPUS_SEAL_KEY');
  },
  /** How many proxies of the operator's own stand before the app and say in X-Forwarded-For who called them. */
  get proxies() {
    const count = Number(optional('CAMPUS_TRUST_PROXY') ?? 0);
    return Number.isInteger(count) && count > 0 ? count : 0;
  },
  /** How to reach those who run this campus, for the privacy page: an address of any kind, in their words. */
  get contact() {
    return optional('CAMPUS_CONTACT');
  },
  /** From which level on something is logged; settings-problem.ts knows no other words. */
  get logLevel(): 'debug' | 'info' | 'warn' | 'error' {
    return (optional('LOG_LEVEL') as 'info' | null) ?? (import.meta.env.DEV ? 'warn' : 'info');
  },
  /** Where the local stack shows the mails it keeps; null when mails are really sent. */
  get mailboxUrl() {
    return optional('CAMPUS_MAILBOX_URL');
  },
};
