import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { temporaryFolder } from '../../scripts/support/test-cluster.ts';
import { freePort } from '../../supabase/local/ports.ts';

const program = '/usr/sbin/exim4';

/** Debian's Exim on this machine alone: STARTTLS, then a name and a password; it keeps what it takes. */
export type Exim = {
  port: number;
  /** Where TLS comes first, as smtps:// wants it. */
  securePort: number;
  /** The mails to an address, the oldest first, as they lie in the Maildir. */
  mailsTo(address: string): Promise<string[]>;
  log(): string;
  stop(): Promise<void>;
};

export const login = { user: 'campus', password: 'correct horse' };

const configuration = (folder: string, port: number, securePort: number) => `
spool_directory = ${folder}/spool
log_file_path = ${folder}/%slog
pid_file_path = ${folder}/exim.pid
local_interfaces = <; 127.0.0.1.${port} ; 127.0.0.1.${securePort}
tls_on_connect_ports = ${securePort}
primary_hostname = mail.campus.example
keep_environment =
tls_advertise_hosts = *
tls_certificate = ${folder}/cert.pem
tls_privatekey = ${folder}/key.pem
auth_advertise_hosts = \${if eq{$tls_in_cipher}{}{}{*}}
acl_smtp_rcpt = rcpt
begin acl
rcpt:
  require authenticated = *
  deny local_parts = nobody
       message = no such person
  defer local_parts = later
  accept
begin routers
all:
  driver = accept
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = ${folder}/Maildir
  maildir_format
  envelope_to_add
  user = Debian-exim
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{${login.user}}}{eq{$auth3}{${login.password}}}}}
  server_set_id = $auth2
`;

export async function startExim(): Promise<Exim> {
  const folder = temporaryFolder('exim');
  const [port, securePort] = [await freePort(), await freePort()];
  makeCertificate(folder);
  for (const name of ['spool', 'Maildir']) mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, 'exim.conf'), configuration(folder, port, securePort));
  giveToExim(folder);

  const server = spawn(program, ['-C', path.join(folder, 'exim.conf'), '-bdf', '-q1m'], {
    stdio: 'ignore',
  });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  for (let tries = 0; tries < 100 && !(await listens(port)); tries += 1) await pause(50);

  const all = () =>
    ['new', 'cur']
      .map((name) => path.join(folder, 'Maildir', name))
      .filter((place) => existsSync(place))
      .flatMap((place) => readdirSync(place).map((name) => path.join(place, name)))
      .toSorted()
      .map((file) => readFileSync(file, 'utf8'));
  return {
    port,
    securePort,
    async mailsTo(address) {
      for (let tries = 0; tries < 100; tries += 1) {
        const found = all().filter((mail) => mail.includes(`Envelope-to: ${address}\n`));
        if (found.length > 0) return found;
        await pause(50);
      }
      return [];
    },
    log: () => readFileSync(path.join(folder, 'mainlog'), 'utf8'),
    async stop() {
      server.kill();
      await gone;
    },
  };
}

function makeCertificate(folder: string): void {
  const about = ['-subj', '/CN=mail.campus.example', '-days', '2'];
  const files = ['-keyout', path.join(folder, 'key.pem'), '-out', path.join(folder, 'cert.pem')];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const made = spawnSync('openssl', ['req', '-x509', ...key, ...about, ...files]);
  if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.stderr}`);
}

/** Exim goes on as an account of its own once it listens. */
function giveToExim(folder: string): void {
  const [, , uid, gid] = /^Debian-exim:.*$/m
    .exec(readFileSync('/etc/passwd', 'utf8'))![0]
    .split(':');
  chmodSync(folder, 0o755);
  for (const name of ['.', 'spool', 'Maildir', 'key.pem', 'cert.pem']) {
    chownSync(path.join(folder, name), Number(uid), Number(gid));
  }
}

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
