/**
 * The address with an sslmode: the one it says, else PGSSLMODE, else none on this machine and `require` for every
 * other, since a password should not travel in the open.
 */
export function withSslMode(url: string): string {
  const address = new URL(url);
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
