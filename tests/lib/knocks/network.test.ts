import { describe, expect, it } from 'vitest';
import { isUntold, networkOf, visitorsNetwork } from '../../../src/lib/knocks/network.ts';

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unix:', ''],
    ['1.2.3', ''],
    ['192.0.2.7:1234', ''],
    [undefined, ''],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('a visitor', () => {
  it('who writes a header of their own is where they are', () => {
    for (const peer of ['198.51.100.4', '127.0.0.1']) {
      expect(visitorsNetwork(peer, '192.0.2.7', 0)).toBe(peer);
    }
  });

  it('behind our proxy is who called it, whatever they wrote before', () => {
    const header = '192.0.2.66, 198.51.100.4';
    expect(visitorsNetwork('127.0.0.1', header, 1)).toBe('198.51.100.4');
    expect(visitorsNetwork('10.0.0.2', `${header}, 10.0.0.3`, 2)).toBe('198.51.100.4');
  });

  it('of a proxy that says nothing is nowhere, and so shares a limit with nobody', () => {
    expect(visitorsNetwork('127.0.0.1', null, 1)).toBe('');
    expect(visitorsNetwork('127.0.0.1', '', 1)).toBe('');
  });
});

describe('a proxy that nobody told us of', () => {
  it.each(['127.0.0.1', '::1', '10.1.2.3', '172.20.0.1', '192.168.1.1', 'fd00::5'])(
    'may call from %s',
    (peer) => {
      expect(isUntold(peer, '198.51.100.4', 0)).toBe(true);
      expect(isUntold(peer, '198.51.100.4', 1)).toBe(false);
      expect(isUntold(peer, null, 0)).toBe(false);
    },
  );

  it('does not call from anywhere: that is a visitor who lies', () => {
    expect(isUntold('198.51.100.4', '192.0.2.7', 0)).toBe(false);
  });
});
