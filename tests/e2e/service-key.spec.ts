import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../support/journey.ts';

/** The text of every file in a folder of the built app. */
function builtFiles(folder: 'client' | 'server'): string[] {
  return readdirSync(path.join(process.env['CAMPUS_BUILD']!, folder), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'latin1'));
}

const holds = (files: string[], word: string) => files.some((file) => file.includes(word));

// What the service client leaves behind in a bundle. The server's bundle has it all, so the search is not blind.
const traces = ['SUPABASE_SERVICE_ROLE_KEY', 'inviteUserByEmail', 'supabase'];

test('nothing of the service client reaches a browser', () => {
  const [server, client] = [builtFiles('server'), builtFiles('client')];
  expect(client.length).toBeGreaterThan(0);
  for (const trace of traces) {
    expect(holds(server, trace), `${trace} on the server`).toBe(true);
    expect(holds(client, trace), `${trace} in the browser`).toBe(false);
  }
});

test('no key stands in what was built, or in a page that an admin gets', async ({ as }) => {
  const keys = [process.env['CAMPUS_SERVICE_KEY'], process.env['CAMPUS_ANON_KEY']].filter(
    (key): key is string => !!key,
  );
  expect(keys).toHaveLength(2);
  const femi = await as('femi');
  const pages = await Promise.all(
    ['/admin', '/admin/people', '/admin/cohorts/1'].map(async (path) =>
      (await femi.request.get(path)).text(),
    ),
  );
  expect(holds(pages, 'Femi')).toBe(true);
  for (const key of keys) {
    expect(holds([...builtFiles('server'), ...builtFiles('client'), ...pages], key)).toBe(false);
  }
});
