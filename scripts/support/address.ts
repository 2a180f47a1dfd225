import { Problem } from '../../supabase/local/problem.ts';

/** Whether somebody means an address by this word, even one that leads nowhere; it may hold a password. */
export const looksLikeAddress = (word: string) => /^[a-z]+:|@/i.test(word);

/**
 * The address of a database with an sslmode: the one it says, else PGSSLMODE, else none on this machine and `require`
 * for every other, since a password should not travel in the open. A Problem, which calls it `name`, when it is none.
 */
export function readAddress(url: string, name = 'That'): string {
  const address = URL.parse(url);
  if (!address || !/^postgres(ql)?:$/.test(address.protocol) || !address.hostname) {
    throw new Problem(`${name} is no address such as postgres://user:password@host:5432/postgres.`);
  }
  if (!address.searchParams.has('sslmode')) {
    const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(address.hostname);
    const mode = process.env['PGSSLMODE'] || (isHere ? 'disable' : 'require');
    address.searchParams.set('sslmode', mode);
  }
  return address.href;
}

/** The address to show, and the password that belongs to it: arguments of a program are seen by everybody. */
export function withoutPassword(url: string): { shown: string; password: string } {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  return { shown: address.href, password };
}
