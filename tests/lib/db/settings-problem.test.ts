import { describe, expect, test } from 'vitest';
import { namesSupabase, settingsProblem } from '../../../src/lib/db/settings-problem.ts';

const whole = {
  PUBLIC_SUPABASE_URL: 'https://project.supabase.co',
  PUBLIC_SUPABASE_ANON_KEY: 'sb_publishable_x',
  SUPABASE_SERVICE_ROLE_KEY: 'sb_secret_y',
};
const legacy = (role: string) =>
  `e30.${Buffer.from(JSON.stringify({ iss: 'supabase', role })).toString('base64url')}.sig`;

describe('the settings of the app', () => {
  test('are good with the three of a Supabase, new keys or legacy ones', () => {
    expect(settingsProblem(whole)).toBeNull();
    const [anon, service] = [legacy('anon'), legacy('service_role')];
    const older = { PUBLIC_SUPABASE_ANON_KEY: anon, SUPABASE_SERVICE_ROLE_KEY: service };
    expect(settingsProblem({ ...whole, ...older })).toBeNull();
  });

  test('name a Supabase with any one of the three, and then need them all', () => {
    for (const name of Object.keys(whole) as (keyof typeof whole)[]) {
      expect(namesSupabase({ [name]: whole[name] })).toBe(true);
      expect(settingsProblem({ [name]: whole[name] })).toContain(`${name} is set, but `);
      expect(settingsProblem({ ...whole, [name]: '' })).toContain(`but ${name} is not`);
    }
    expect(namesSupabase({ PUBLIC_SUPABASE_URL: '' })).toBe(false);
    expect(settingsProblem({})).toContain('are not set, so the app knows no Supabase');
  });

  test('never have the secret key where everybody may read it', () => {
    for (const secret of ['sb_secret_y', legacy('service_role')]) {
      const swapped = { ...whole, PUBLIC_SUPABASE_ANON_KEY: secret };
      expect(settingsProblem(swapped)).toContain('PUBLIC_SUPABASE_ANON_KEY is the secret key');
      expect(settingsProblem(swapped)).not.toContain(secret);
    }
    for (const open of ['sb_publishable_x', legacy('anon')]) {
      const swapped = { ...whole, SUPABASE_SERVICE_ROLE_KEY: open };
      expect(settingsProblem(swapped)).toContain('SUPABASE_SERVICE_ROLE_KEY is the publishable');
    }
  });

  test.each([
    ['PUBLIC_SUPABASE_URL', 'project.supabase.co'],
    ['CAMPUS_ORIGIN', 'campus.example'],
    ['CAMPUS_ORIGIN', 'https://campus.example/path'],
    ['LOG_LEVEL', 'loud'],
  ])('say so when %s makes no sense', (name, value) => {
    expect(settingsProblem({ ...whole, [name]: value })).toContain(`${name} is "${value}"`);
  });

  test('take an origin with or without a slash at its end, and a level', () => {
    for (const origin of ['https://campus.example', 'https://campus.example/', '']) {
      expect(settingsProblem({ ...whole, CAMPUS_ORIGIN: origin, LOG_LEVEL: 'warn' })).toBeNull();
    }
  });
});
