import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import { migrationFiles } from '../../scripts/migrations/files.ts';
import { personalIn } from '../../scripts/test/app-log.ts';
import { startApp, startSupabase } from '../support/app-process.ts';
import { expect, test } from '../support/journey.ts';

// What the people who keep a campus running rely on: docs/deploy.md.

const last = migrationFiles().at(-1)!.version;
const address = 'amara@campus.example';

test('a load balancer hears that app, database and migrations are well, and nobody keeps the answer', async ({
  request,
}) => {
  const answer = await request.get('/healthz');
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({
    app: 'ok',
    database: 'ok',
    migrations: { applied: last, expected: last, missing: [] },
  });
  expect(answer.headers()).toMatchObject({ 'cache-control': 'no-store' });
  expect(answer.headers()['set-cookie']).toBeUndefined();

  const head = await request.head('/healthz');
  expect(head.status()).toBe(200);
  expect(await head.text()).toBe('');
});

test('a proxy’s id of a request is kept, unless it is none', async ({ request }) => {
  const idOf = async (given: string) => {
    const answer = await request.get('/courses', { headers: { 'x-request-id': given } });
    return answer.headers()['x-request-id'];
  };
  expect(await idOf('5f2b9c1e-from-the-proxy')).toBe('5f2b9c1e-from-the-proxy');
  expect(await idOf(address)).toMatch(/^[\da-f-]{36}$/);
});

test('a database that does not answer is said in two seconds, and what breaks is logged without the person', async ({
  browser,
}) => {
  const silent = await startSupabase(() => null);
  const app = await startApp({ PUBLIC_SUPABASE_URL: silent.url });
  const began = performance.now();
  const answer = await fetch(`${app.url}/healthz`);
  expect(performance.now() - began).toBeLessThan(3500);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ app: 'ok', database: 'no answer', migrations: null });
  silent.stop();

  const page = await (await browser.newContext({ baseURL: app.url })).newPage();
  await page.goto(`/${address}?_action=${address}`);
  await page.request.post(`/sign-in?_action=${address}`, {
    headers: { origin: app.url },
    form: {},
  });
  await page.goto(`/sign-in?next=/courses/${address}`);
  await page.getByLabel('E-mail address').fill(address);
  await page.getByLabel('Password').fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something broke on our side');
  const request = await page.getByRole('main').locator('code').textContent();

  app.signal('SIGTERM');
  expect(await app.gone).toBe(0);
  const errors = app.lines().filter(({ level }) => level === 'error');
  expect(errors).toEqual([expect.objectContaining({ request, method: 'POST', route: '/sign-in' })]);
  expect(personalIn(app.said(), ['Amara', 'amara', 'correct horse'])).toEqual([]);
});

test('an app that is newer than its database says what is missing', async () => {
  const older = await startSupabase((path) => path.includes('/rpc/') && ['20251001090000']);
  const app = await startApp({ PUBLIC_SUPABASE_URL: older.url });
  const answer = await fetch(`${app.url}/healthz`);
  expect(answer.status).toBe(503);
  const { migrations } = (await answer.json()) as { migrations: Record<string, unknown> };
  expect(migrations).toMatchObject({ applied: '20251001090000', expected: last });
  expect(migrations['missing']).toHaveLength(migrationFiles().length - 1);
  app.signal('SIGTERM');
  await app.gone;
  older.stop();
});

test('a process that is told to end answers what was asked before, and takes nothing new', async () => {
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<string[]>();
  const slow = await startSupabase(() => {
    asked.resolve();
    return answered.promise;
  });
  const app = await startApp({ PUBLIC_SUPABASE_URL: slow.url });
  const answer = fetch(`${app.url}/healthz`);
  await asked.promise;
  app.signal('SIGTERM');
  await expect.poll(() => app.said()).toContain('SIGTERM: ending.');
  await expect(fetch(app.url)).rejects.toThrow();
  answered.resolve([last]);
  expect((await answer).status).toBe(503);
  expect(await app.gone).toBe(0);
  slow.stop();
});

test('a process that is told to end still answers on a connection that a proxy has kept', async () => {
  const app = await startApp({ PUBLIC_SUPABASE_URL: 'http://127.0.0.1:9' });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async () => {
    const sent = http.request(`${app.url}/goodbye`, { agent }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    await once(answer.resume(), 'end');
    return {
      reused: sent.reusedSocket,
      status: answer.statusCode,
      connection: answer.headers.connection,
    };
  };
  expect(await ask()).toEqual({ reused: false, status: 200, connection: 'keep-alive' });
  app.signal('SIGTERM');
  await expect.poll(() => app.said()).toContain('SIGTERM: ending.');
  expect(await ask()).toEqual({ reused: true, status: 200, connection: 'close' });
  expect(await app.gone).toBe(0);
});

test('a Node that is too old for it ends it with a sentence', async () => {
  const app = await startApp({ NODE_OPTIONS: '--no-experimental-websocket' });
  expect(await app.gone).toBe(1);
  expect(app.lines()).toEqual([
    expect.objectContaining({ level: 'error', message: expect.stringContaining('Node 22') }),
  ]);
});

test('half of the settings end it with a sentence', async () => {
  const app = await startApp({ PUBLIC_SUPABASE_URL: '' });
  expect(await app.gone).toBe(1);
  expect(app.lines()).toEqual([
    expect.objectContaining({
      level: 'error',
      message: expect.stringContaining('but PUBLIC_SUPABASE_URL is not'),
    }),
  ]);
});
