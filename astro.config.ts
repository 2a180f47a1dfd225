import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import node from '@astrojs/node';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';

const TEN_MEGABYTES = 10 * 1024 * 1024;

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What `/healthz` compares the database with. */
const migrations = readdirSync(here('supabase/migrations'))
  .flatMap((name) => /^(\d+)_.+\.sql$/.exec(name)?.[1] ?? [])
  .toSorted();

/** The built server begins with our own file, which starts what the adapter makes. */
const ownEntry = {
  name: 'campus-entry',
  enforce: 'post' as const,
  config: () => ({
    environments: {
      ssr: { build: { rolldownOptions: { input: { index: here('src/server.ts') } } } },
    },
  }),
};

export default defineConfig({
  output: 'server',
  adapter: node({
    mode: 'standalone',
    // Streaming sends "200 OK" before the page is finished, so a late error could not become a 500.
    experimentalDisableStreaming: true,
    bodySizeLimit: TEN_MEGABYTES,
  }),
  integrations: [react()],
  session: false,
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  // Files of a few bytes would be inlined as scripts, which the security policy would have to list one by one.
  vite: {
    build: { assetsInlineLimit: 0 },
    define: { CAMPUS_MIGRATIONS: JSON.stringify(migrations) },
    plugins: [ownEntry],
  },
  security: {
    // src/middleware/same-origin.ts asks more (any body, any unsafe method) and learns the public origin at run time.
    checkOrigin: false,
    actionBodySizeLimit: TEN_MEGABYTES,
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        'frame-src https://www.youtube-nocookie.com',
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ],
      styleDirective: {
        resources: [
          { resource: "'self'", kind: 'element' },
          { resource: "'unsafe-inline'", kind: 'attribute' },
        ],
      },
    },
  },
});
