import { describe, expect, it } from 'vitest';
import { personForm, signUpForm, welcomeForm } from '../../../src/lib/people/schema.ts';

const person = { name: 'Nia', time_zone: 'Africa/Lagos', password: 'a long walk by the river' };
const faults = async (form: typeof signUpForm | typeof welcomeForm, given: object) => {
  const { error } = await form.safeParseAsync(given);
  return error?.issues.map(({ path }) => path.join('.')) ?? [];
};

describe('consent', () => {
  // Astro hands over null for a box that is not ticked; other clients leave it out.
  it.each([[null], [undefined], ['']])('is missing when the box is %j', async (consent) => {
    const given = { ...person, email: 'nia@example.org', consent };
    expect(await faults(signUpForm, given)).toEqual(['consent']);
    expect(await faults(welcomeForm, given)).toEqual(['consent']);
  });

  it('is missing when nothing is said', async () => {
    expect(await faults(signUpForm, { ...person, email: 'nia@example.org' })).toEqual(['consent']);
  });

  it('is given by ticking the box', async () => {
    expect(
      await faults(signUpForm, { ...person, email: 'nia@example.org', consent: 'on' }),
    ).toEqual([]);
  });
});

describe('the language of dates', () => {
  const language = (locale: unknown) => personForm.safeParse({ ...person, locale }).data?.locale;

  it('is one of ours, or the browser’s', () => {
    expect(language('de')).toBe('de');
    expect(language('')).toBeNull();
    expect(language(null)).toBeNull();
    expect(language('tlh')).toBeUndefined();
  });
});
