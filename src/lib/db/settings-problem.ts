/** What the app must know of its Supabase. */
const NEEDED = [
  'PUBLIC_SUPABASE_URL',
  'PUBLIC_SUPABASE_ANON_KEY',
  'SUPABASE_SERVICE_ROLE_KEY',
] as const;

type Environment = Record<string, string | undefined>;

/** Whether the operator has named a Supabase, if only in part. */
export const namesSupabase = (env: Environment): boolean => NEEDED.some((name) => env[name]);

/** What is wrong with the operator's settings, in a sentence; null when the app can start with them. */
export const settingsProblem = (env: Environment): string | null =>
  supabaseProblem(env) ?? placeProblem(env);

function supabaseProblem(env: Environment): string | null {
  const [set, missing] = [NEEDED.filter((name) => env[name]), NEEDED.filter((name) => !env[name])];
  if (set.length === 0) {
    return `${listed(missing)} not set, so the app knows no Supabase. "npm start" brings one of its own.`;
  }
  if (missing.length > 0) {
    return `${listed(set)} set, but ${listed(missing)} not: the campus needs all three, or none for a Supabase of its own.`;
  }
  const [address = '', publishable = '', secret = ''] = NEEDED.map((name) => env[name]);
  if (!isWebAddress(address)) {
    return `PUBLIC_SUPABASE_URL is "${address}", which is no address such as https://your-project.supabase.co.`;
  }
  if (isSecret(publishable)) {
    return 'PUBLIC_SUPABASE_ANON_KEY is the secret key: put the publishable key (or the legacy anon key) there.';
  }
  if (isPublishable(secret)) {
    return 'SUPABASE_SERVICE_ROLE_KEY is the publishable key: put the secret key (or the legacy service_role key) there.';
  }
  return null;
}

/** What is wrong with those settings that every app has, whichever its Supabase. */
export function placeProblem(env: Environment): string | null {
  const origin = env['CAMPUS_ORIGIN'];
  if (origin && URL.parse(origin)?.origin !== origin.replace(/\/+$/, '')) {
    return `CAMPUS_ORIGIN is "${origin}", which is no address such as https://campus.example.`;
  }
  const level = env['LOG_LEVEL'];
  if (level && !['debug', 'info', 'warn', 'error'].includes(level)) {
    return `LOG_LEVEL is "${level}"; it can be debug, info, warn or error.`;
  }
  return null;
}

const listed = (names: readonly string[]) =>
  `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'}`;
const isWebAddress = (text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? '');

const isSecret = (key: string) => key.startsWith('sb_secret_') || roleOf(key) === 'service_role';
const isPublishable = (key: string) => key.startsWith('sb_publishable_') || roleOf(key) === 'anon';

/** The role that a legacy key, which is a token, was made for. */
function roleOf(key: string): unknown {
  try {
    const payload = Buffer.from(key.split('.')[1] ?? '', 'base64url').toString();
    return (JSON.parse(payload) as { role?: unknown }).role;
  } catch {
    return null;
  }
}
