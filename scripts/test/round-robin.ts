import { once } from 'node:events';
import http from 'node:http';

/** Hands the requests to `port` of this machine to each of `backends` in turn, whoever asks: no session sticks. */
export async function roundRobin(port: number, backends: number[]): Promise<http.Server> {
  let turn = 0;
  const server = http.createServer((request, response) => {
    const backend = backends[turn++ % backends.length];
    const { method, url, headers } = request;
    const onward = http.request(
      { host: '127.0.0.1', port: backend, method, path: url, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return server;
}
