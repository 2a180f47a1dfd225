import { describe, expect, it } from 'vitest';
import { idFrom, requestIdOf, uuidFrom } from '../../../src/lib/http/ids.ts';

describe('ids in addresses', () => {
  it('are whole numbers from 1', () => {
    expect(idFrom('12')).toBe(12);
    expect(idFrom('999999999999999')).toBe(999_999_999_999_999);
  });

  it.each(['0', '-1', '1.5', '1e3', '012', 'x', '', ' 1', '1\u0000', '9'.repeat(20), undefined])(
    '%j is none',
    (param) => {
      expect(idFrom(param)).toBeNull();
    },
  );

  it('of people are UUIDs', () => {
    expect(uuidFrom('9b2f0c5e-8a64-4c0a-9f7e-0a1b2c3d4e5f')).not.toBeNull();
    expect(uuidFrom('9b2f0c5e8a644c0a9f7e0a1b2c3d4e5f')).toBeNull();
    expect(uuidFrom('me')).toBeNull();
  });

  it('of requests are taken over in the forms that proxies give', () => {
    const forms = ['0123456789abcdef', 'Root=1-67891233-abcdef012345678912345678', 'req:a.b/c+d_e'];
    for (const form of forms) expect(requestIdOf(form)).toBe(form);
    for (const other of [
      null,
      '',
      'short',
      'a'.repeat(101),
      'amara@campus.example',
      'a b c d e',
      'ä'.repeat(9),
    ])
      expect(requestIdOf(other)).toBeNull();
  });
});
