import { App } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import { correct, type Schema } from './corrections.ts';
import { postgresTypes } from './postgres-types.ts';

/** Who asks: what the gateway learned from the key and the token. */
export type Caller = { role: string; sub?: string } & Record<string, unknown>;

export type Api = {
  answer(request: Request, caller: Caller): Promise<Response>;
  close(): Promise<void>;
};

/**
 * Supabase's own PostgREST stand-in, @supabase/lite, which connects at `url` as the authenticator. It
 * only answers /rest/v1; Auth is ours. The schema is read once, here, so migrate before.
 */
export async function openApi(url: string, ownerUrl: string): Promise<Api> {
  const connection = createPostgresConnection({
    url,
    postgresOptions: { max: 20, onnotice() {}, types: postgresTypes },
  });
  correct(connection, await readSchema(ownerUrl));

  const callers = new WeakMap<Request, Caller>();
  const app = new App({
    connection,
    api: { enabled: true, schemas: ['public'], max_rows: 1000 },
    auth: { enabled: false },
    options: {
      server: {
        admin: false,
        disableStudio: true,
        apiKeys: {
          // The gateway has checked key and token already; this hands over what it found.
          async resolver(_key, context) {
            const caller = callers.get(context.req.raw);
            return caller ? { type: 'publishable', claims: caller } : null;
          },
        },
      },
    },
  });
  await app.init();

  return {
    answer(request, caller) {
      const headers = new Headers(request.headers);
      headers.delete('authorization');
      const stripped = new Request(request, { headers });
      callers.set(stripped, caller);
      return app.fetch(stripped);
    },
    close: () => connection.close(),
  };
}

/** Read as the owner: the authenticator sees no table in the views that @supabase/lite asks. */
async function readSchema(ownerUrl: string): Promise<Schema> {
  const owner = createPostgresConnection({
    url: ownerUrl,
    postgresOptions: { max: 1, onnotice() {} },
  });
  try {
    return await owner.introspect();
  } finally {
    await owner.close();
  }
}
