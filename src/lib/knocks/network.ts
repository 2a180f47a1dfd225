import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network that an address belongs to, as far as one visitor can change it: the address itself for IPv4, the first
 * 64 bits for IPv6, '' for what is no address.
 */
export function networkOf(address: string | null | undefined): string {
  const given = (address ?? '').trim().replace(/%.*$/, '');
  if (isIPv4(given)) return given;
  if (!isIPv6(given)) return '';
  const groups = groupsOf(given);
  // An IPv4 address in the clothes of IPv6: ::ffff:192.0.2.1
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') return asIPv4(groups[6]!, groups[7]!);
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** All eight groups, without leading zeros. */
function groupsOf(address: string): string[] {
  // The parser of URLs writes every IPv6 address in its one short form.
  const [left = '', right] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const split = (part: string) => part.split(':').filter((group) => group !== '');
  if (right === undefined) return split(left);
  const gap = 8 - split(left).length - split(right).length;
  return [...split(left), ...Array<string>(gap).fill('0'), ...split(right)];
}

function asIPv4(high: string, low: string): string {
  const bytes = [high, low].flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
  return bytes.join('.');
}

/**
 * The visitor's network behind `proxies` proxies of one's own, each of which adds the address it was called from to
 * X-Forwarded-For. What stands further left was written by the visitor and says nothing.
 *
 * @param peer the address that the connection came from
 */
export function visitorsNetwork(
  peer: string,
  forwardedFor: string | null,
  proxies: number,
): string {
  if (proxies === 0) return networkOf(peer);
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  return networkOf(hops.at(-proxies));
}

/** Whether this looks like a proxy of ours that nobody told us of: behind it all visitors are one network. */
export function isUntold(peer: string, forwardedFor: string | null, proxies: number): boolean {
  return proxies === 0 && forwardedFor !== null && PRIVATE.test(networkOf(peer));
}

const PRIVATE = /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^0:0:0:0::|^f[cd]|^fe80:/;
