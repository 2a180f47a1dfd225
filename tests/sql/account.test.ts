import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/lib/time/language.ts';
import { PRIVACY_EDITION } from '../../src/lib/people/privacy.ts';
import { people, type Name } from '../support/world.ts';
import { openStage, speakAs, type Scene, type Sql } from './stage.ts';

const stage = openStage();

/** Somebody signs in, as Auth writes it: the id of the session. */
async function signIn({ owner }: Scene, who: Name, row: Record<string, unknown> = {}) {
  const id = randomUUID();
  await owner`insert into auth.sessions ${owner({ id, user_id: people[who], ...row })}`;
  return id;
}

/** Speaks with the token of a session. */
const within = (session: string, work: (sql: Sql) => Promise<unknown>) => async (sql: Sql) => {
  await sql`select set_config('request.jwt.claims',
    (current_setting('request.jwt.claims')::jsonb || ${sql.json({ session_id: session })})::text, true)`;
  return work(sql);
};

test('a session that Auth is just renewing is ended after that, and neither gives up', async () => {
  const { owner } = stage.db;
  const [one, other] = [stage.connections(1), stage.connections(1)];
  const session = randomUUID();
  await owner`insert into auth.sessions (id, user_id) values (${session}, ${people.kofi})`;
  await owner`insert into auth.refresh_tokens (token, user_id, session_id)
    values (${session}, ${people.kofi}, ${session})`;
  for (const end of ['end_session', 'end_other_sessions']) {
    let ending: Promise<unknown> = Promise.resolve();
    await one.begin(async (auth) => {
      await auth`select from auth.refresh_tokens where session_id = ${session} for update`;
      ending = other
        .begin(async (sql) => {
          await speakAs(sql, 'kofi');
          await sql.unsafe(`select ${end}(${end === 'end_session' ? `'${session}'` : ''})`);
          throw new Error('undone');
        })
        .catch((error: Error) => error.message);
      await stage.waiting();
      await auth`update auth.sessions set refreshed_at = now() where id = ${session}`;
    });
    expect([end, await ending]).toEqual([end, 'undone']);
  }
  await owner`delete from auth.sessions where id = ${session}`;
});

describe('the language of dates', () => {
  const choose = (tag: string | null) => (sql: Sql) =>
    sql`update applications set locale = ${tag} where user_id = ${people.amara}`;

  test('is any that the campus lists, none, and no other', () =>
    stage.play(async (scene) => {
      for (const tag of [...LANGUAGES, null]) {
        expect([tag, await scene.refused('amara', choose(tag))]).toEqual([tag, null]);
      }
      for (const tag of ['ar', 'de-de', 'x', '']) {
        expect([tag, await scene.refused('amara', choose(tag))]).toEqual([tag, '23514']);
      }
    }));

  test('comes with the viewer, for the person alone to choose', () =>
    stage.play(async (scene) => {
      await scene.as('amara', choose('sw'));
      const [row] = await scene.as('amara', (sql) => sql`select viewer() as viewer`);
      expect(row!['viewer']).toMatchObject({ locale: 'sw' });
      for (const who of ['bola', 'dana', 'femi'] as const) await scene.as(who, choose('fr'));
      expect(
        await scene.owner`select locale from applications where user_id = ${people.amara}`,
      ).toEqual([{ locale: 'sw' }]);
    }));
});

describe('consent', () => {
  const signUp = async ({ owner }: Scene, meta: Record<string, unknown>) => {
    const id = randomUUID();
    await owner`insert into auth.users (id, email, raw_user_meta_data)
      values (${id}, ${`${id}@example.org`}, ${owner.json(meta as never)})`;
    return owner`select version, given_at from consents where user_id = ${id}`;
  };

  test('is kept at sign-up, with the database’s own time', () =>
    stage.play(async (scene) => {
      const given = await signUp(scene, { name: 'Nia', consent: PRIVACY_EDITION });
      expect(given).toEqual([
        { version: PRIVACY_EDITION, given_at: new Date('2027-03-15T12:00:00Z') },
      ]);
    }));

  test('is not made up for who did not give it, and keeps nobody from signing up', () =>
    stage.play(async (scene) => {
      const none = [{}, { consent: true }, { consent: 'yes' }, { consent: null }];
      for (const meta of [...none, { consent: '9999-99-99' }, { consent: 'x'.repeat(100_000) }]) {
        expect(await signUp(scene, meta)).toEqual([]);
      }
    }));

  test('is to an edition of a day that there is', () =>
    stage.play(async (scene) => {
      for (const day of ['2026-99-99', '2026-02-30', '0000-01-01', '2026-1-1', 'today']) {
        const agree = (sql: Sql) => sql`insert into consents (version) values (${day})`;
        expect([day, await scene.refused('kofi', agree)]).toEqual([day, '23514']);
      }
    }));

  test('is given for oneself, now, and once an edition', () =>
    stage.play(async (scene) => {
      const agree = (sql: Sql) => sql`insert into consents (version) values (${PRIVACY_EDITION})`;
      expect(await scene.refused('kofi', agree)).toBeNull();
      expect(await scene.refused('kofi', agree)).toBe('23505');
      expect(
        await scene.attempt(
          'kofi',
          `insert into consents (version, given_at) values ('2020-01-01', '2020-01-01')`,
        ),
      ).toBe('42501');
      expect(await scene.attempt('kofi', 'delete from consents')).toBe('42501');
      const [row] = await scene.as('kofi', (sql) => sql`select my_account() as account`);
      expect(row!['account']).toMatchObject({ consent: { version: PRIVACY_EDITION } });
    }));

  test('of others is seen by admins alone', () =>
    stage.play(async (scene) => {
      const seen = (who: Name) => scene.as(who, (sql) => sql`select user_id from consents`);
      expect(await seen('bola')).toHaveLength(0);
      expect(await seen('dana')).toHaveLength(1);
      expect(await seen('femi')).toHaveLength(2);
    }));
});

describe('sessions', () => {
  const listed = (sql: Sql) => sql`select id, user_agent, is_this from my_sessions()`;

  test('are the person’s own, this one first, and over ones are left out', () =>
    stage.play(async (scene) => {
      const desk = await signIn(scene, 'amara', { user_agent: 'desk', refreshed_at: '2027-03-14' });
      const phone = await signIn(scene, 'amara', { user_agent: 'phone' });
      await signIn(scene, 'amara', { user_agent: 'old', not_after: '2020-01-01' });
      await signIn(scene, 'bola', { user_agent: 'not hers' });
      expect(await scene.as('amara', within(phone, listed))).toEqual([
        { id: phone, user_agent: 'phone', is_this: true },
        { id: desk, user_agent: 'desk', is_this: false },
      ]);
    }));

  test('say when they were last used in UTC, whatever the database’s own zone', () =>
    stage.play(async (scene) => {
      await scene.owner`set local timezone = 'Asia/Tokyo'`;
      const id = await signIn(scene, 'amara', { refreshed_at: '2027-03-14 10:00' });
      const [row] = (await scene.as(
        'amara',
        within(id, (sql) => sql`select last_used_at from my_sessions()`),
      )) as Record<string, unknown>[];
      expect(row!['last_used_at']).toEqual(new Date('2027-03-14T10:00:00Z'));
    }));

  test('one that is ended is nobody from that moment on', () =>
    stage.play(async (scene) => {
      const [desk, phone] = [await signIn(scene, 'amara'), await signIn(scene, 'amara')];
      const end = (sql: Sql) => sql`select end_session(${phone})`;
      expect(await scene.refused('bola', end)).toBe('C4004');
      await scene.as('amara', within(desk, end));
      expect(await scene.as('amara', within(phone, listed))).toEqual([]);
      const rows = (sql: Sql) => sql`select * from lesson_progress`;
      expect(await scene.as('amara', within(phone, rows))).toHaveLength(0);
      expect(await scene.as('amara', within(desk, rows))).toHaveLength(1);
      // And ends nothing itself.
      expect(
        await scene.refused(
          'amara',
          within(phone, (sql) => sql`select end_session(${desk})`),
        ),
      ).toBe('C4004');
      expect(await scene.refused('amara', within(desk, end))).toBe('C4004');
    }));

  test('all others end at once, and nobody else’s', () =>
    stage.play(async (scene) => {
      const [desk] = [await signIn(scene, 'amara'), await signIn(scene, 'amara')];
      await signIn(scene, 'bola');
      const end = (sql: Sql) => sql`select end_other_sessions() as ended`;
      expect(await scene.as('amara', within(desk!, end))).toEqual([{ ended: 1 }]);
      expect(await scene.owner`select user_id from auth.sessions order by 1`).toEqual([
        { user_id: people.amara },
        { user_id: people.bola },
      ]);
    }));

  test('a database without Auth’s sessions has none to show or to end', async () => {
    const root = postgres(stage.db.adminUrl, { max: 1, onnotice() {} });
    const without = root.begin(async (sql) => {
      await sql`alter table auth.sessions rename to elsewhere`;
      await speakAs(sql, 'amara');
      expect(await listed(sql)).toEqual([]);
      expect(await sql`select end_other_sessions() as ended`).toEqual([{ ended: 0 }]);
      const sessions = await sql`select records from my_data() where part = 'sessions'`;
      expect(sessions).toEqual([{ records: [] }]);
      await sql`select delete_my_account()`;
      throw new Error('undo');
    });
    await expect(without).rejects.toThrow('undo');
    await root.end();
  });
});

describe('a change of address', () => {
  const ask = (address: string) => (sql: Sql) => sql`select ask_for_address(${address})`;
  const waiting = async (scene: Scene, who: Name) => {
    const [row] = await scene.as(who, (sql) => sql`select my_account() -> 'new_address' as waits`);
    return row!['waits'] as { email: string } | null;
  };

  test('waits, is replaced by the next, and looks the same for an address that somebody has', () =>
    stage.play(async (scene) => {
      for (const address of ['Kofi@new.example ', 'amara@example.org']) {
        await scene.as('kofi', ask(address));
        expect(await waiting(scene, 'kofi')).toMatchObject({ email: address.trim().toLowerCase() });
      }
      expect(await waiting(scene, 'bola')).toBeNull();
    }));

  test('is over when the address has changed', () =>
    stage.play(async (scene) => {
      await scene.owner`update auth.users set last_sign_in_at = now() where id = ${people.amara}`;
      expect(await waiting(scene, 'amara')).not.toBeNull();
      await scene.owner`update auth.users set email = 'amara@new.example' where id = ${people.amara}`;
      expect(await waiting(scene, 'amara')).toBeNull();
    }));

  test('called off, it leaves no link that works, and other links alone', () =>
    stage.play(async (scene) => {
      await scene.owner`update auth.users set email_change = 'amara@new.example', email_change_confirm_status = 1
        where id = ${people.amara}`;
      for (const type of [
        'email_change_token_new',
        'email_change_token_current',
        'recovery_token',
      ]) {
        await scene.owner`insert into auth.one_time_tokens (user_id, token_type, token_hash, relates_to)
          values (${people.amara}, ${type}, ${type}, 'x')`;
      }
      await scene.as('bola', (sql) => sql`select call_off_address()`);
      expect(await waiting(scene, 'amara')).not.toBeNull();
      expect(await scene.owner`select from auth.one_time_tokens`).toHaveLength(3);
      await scene.as('amara', (sql) => sql`select call_off_address()`);
      expect(await waiting(scene, 'amara')).toBeNull();
      expect(await scene.owner`select token_type from auth.one_time_tokens`).toEqual([
        { token_type: 'recovery_token' },
      ]);
      expect(
        await scene.owner`select email_change, email_change_confirm_status from auth.users where id = ${people.amara}`,
      ).toEqual([{ email_change: '', email_change_confirm_status: 0 }]);
    }));

  test('brings the seats that are held for the new address', () =>
    stage.play(async (scene) => {
      await scene.owner`update auth.users set email = 'nia@example.org' where id = ${people.kofi}`;
      expect(
        await scene.owner`select status from cohort_enrollments where user_id = ${people.kofi} and cohort_id = 401`,
      ).toEqual([{ status: 'active' }]);
    }));
});
