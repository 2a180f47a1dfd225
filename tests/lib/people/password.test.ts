import { describe, expect, it } from 'vitest';
import { isCommon, namesYou } from '../../../src/lib/people/password.ts';
import { newPassword, signInForm } from '../../../src/lib/people/schema.ts';

const complaint = async (value: unknown) =>
  (await newPassword().safeParseAsync(value)).error?.issues[0]?.message ?? null;

describe('a new password', () => {
  it.each([
    'correct horse battery',
    '  four plain words  ',
    'ein Fluß fließt gegenüber',
    '河のほとりを毎朝ゆっくり歩いている',
    '🌱🌊🐙🪐🎈🧭🪁🥁🌵🍐🧵🪴🛶🔭🐝'.slice(0, 36),
    'zq7Vt-Lm2x_9RbKd',
    '481516234219870341',
    'x'.repeat(8) + ' marks the spot on our map, and nobody else knows why',
  ])('may be %j', async (password) => {
    expect(await complaint(password)).toBe(null);
  });

  it('has at least fifteen characters, counted as people count', async () => {
    expect(await complaint('')).toBe('Please choose a password.');
    expect(await complaint('a long walk by')).toMatch(/^Please take at least 15 characters/);
    expect(await complaint('🌱'.repeat(14))).toMatch(/^Please take at least 15 characters/);
    expect(await complaint('a long walk by!')).toBe(null);
  });

  it('may have 64 characters, and no more bytes than are read of it', async () => {
    const words = 'seven small boats sail around an island of birch and warm stones';
    expect(words.length).toBeGreaterThanOrEqual(64);
    expect(await complaint(words)).toBe(null);
    expect(await complaint(`${words} at dawn!`)).toMatch(/^Please take a shorter one/);
    expect(await complaint('é1'.repeat(25))).toMatch(/^Please take a shorter one/);
  });

  it('is the same from every keyboard', async () => {
    const composed = 'une idée à la crème brûlée';
    expect(await newPassword().parseAsync(composed.normalize('NFD'))).toBe(composed);
    const form = { email: 'a@b.org', password: composed.normalize('NFD') };
    expect(signInForm.parse(form).password).toBe(composed);
  });

  it('is not one that is tried first', async () => {
    expect(await complaint('passwordpassword')).toMatch(/tried first/);
  });
});

describe('tried first', () => {
  it.each([
    'passwordpassword',
    '123456789012345',
    '987654321098765',
    'abcdefghijklmnop',
    'qwertyuiopasdfgh',
    'mnbvcxzlkjhgfdsa',
    'aaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'Football2027!!!',
    'sunshine sunshine sunshine',
    'D R A G O N dragon',
    '1qaz2wsx3edc4rfv',
    'P@ssw0rdP@ssw0rd',
    'Password2027Password2027',
    '               ',
  ])('is %j', async (password) => {
    expect(await isCommon(password)).toBe(true);
  });
});

describe('what anybody would try with this person', () => {
  const namesAmara = (password: string) =>
    namesYou(password, 'amara.okafor@example.org', 'Amara Okafor');

  it.each([
    'amara.okafor@example.org',
    'Amara Okafor 2027',
    'okaforokafor1!!!',
    'c4c campus 2027!',
    'campus.campus.1',
  ])('is %j', (password) => {
    expect(namesAmara(password)).toBe(true);
  });

  it.each(['the campus by the river', 'amara walks to the sea', '481516234219870341'])(
    'is not %j',
    (password) => {
      expect(namesAmara(password)).toBe(false);
    },
  );
});
