import { createClient } from '@supabase/supabase-js';
import type { Db } from './client';
import type { Database } from './database.types';
import { settings } from './settings';

/** The client that passes every policy. Imported by `pages/api/admin` only, after the caller is proven an admin. */
export function serviceClient(): Db {
  return createClient<Database>(settings.supabaseUrl, settings.serviceRoleKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  });
}
