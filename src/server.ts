import http from 'node:http';
import net from 'node:net';
import { settingsProblem } from '~/lib/db/settings-problem';
import { captureTheRest } from '~/lib/log/capture';
import { log } from '~/lib/log/log';

// The built server begins here (astro.config.ts): node dist/server/entry.mjs

/** How long requests that are under way may take when the process is told to end. Milliseconds. */
const GRACE = 10_000;
/** How long connections stay open on which nobody asks just then. A form could be on its way. Milliseconds. */
const LINGER = 1000;
/** Longer than proxies keep an idle connection, so that it is never us who closes one just as it is used again. */
const IDLE = 75_000;

captureTheRest();
// What supabase-js asks for on the first page, and Node has from 22 on.
const problem =
  typeof WebSocket === 'undefined'
    ? `The app needs Node 22 or newer; this is ${process.versions.node}.`
    : settingsProblem(process.env);
if (problem) {
  log('error', { message: problem });
  process.exit(1);
}

const { env } = process;
// React is half as fast otherwise.
env['NODE_ENV'] ||= 'production';
// The adapter would listen by itself, and let go of nobody.
env['ASTRO_NODE_AUTOSTART'] = 'disabled';
const { handler } = await import('@astrojs/node/server.js');

let isEnding = false;
const server = http.createServer({ keepAliveTimeout: IDLE }, (request, response) => {
  if (isEnding) response.setHeader('connection', 'close');
  void handler(request, response);
});
const host = env['HOST'] || '127.0.0.1';
const port = Number(env['PORT'] || 4321);

server.once('error', ({ message }) => {
  log('error', { message: `The app cannot listen: ${message}.` });
  process.exit(1);
});
server.listen(port, host, () => {
  log('info', { message: `Listening on ${host}, port ${port}.` });
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(signal));

/** Takes no new connection, answers what is asked on those there are, and then leaves. */
function end(signal: string): void {
  log('info', { message: `${signal}: ending.` });
  isEnding = true;
  // That of http would close what is idle at once, also under a form that a proxy is just sending; a proxy does not
  // send it twice.
  net.Server.prototype.close.call(server, () => process.exit(0));
  setTimeout(() => setInterval(() => server.closeIdleConnections(), 100), LINGER);
  setTimeout(() => {
    log('warn', { message: 'Ended before the last request was answered.' });
    process.exit(1);
  }, GRACE);
}
