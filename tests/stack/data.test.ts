import { beforeAll, describe, expect, it } from 'vitest';
import { client, service, signedIn, type Client } from './support/project.ts';

let amara: Client;
let amaraId: string;
let ben: Client;
let north: number;

beforeAll(async () => {
  ({ db: amara, id: amaraId } = await signedIn('amara'));
  ({ db: ben } = await signedIn('ben'));
  const { data } = await client()
    .from('contract_shelves')
    .select('id')
    .eq('name', 'north')
    .single();
  north = data!.id as number;
});

describe('rows', () => {
  it('arrive with the types of PostgREST', async () => {
    const book = {
      shelf_id: north,
      title: 'Types',
      price: 12.5,
      tags: ['a', { b: 1 }],
      day: '2026-02-03',
      cover: '\\x00ff5c78',
    };
    const { data, error } = await amara
      .from('contract_books')
      .insert(book)
      .select('*, secret:title')
      .single();
    expect(error).toMatchObject({ code: '42501' });
    expect(data).toBeNull();
    const columns = 'shelf_id, owner_id, title, price, tags, day, cover, created_at';
    const made = await amara.from('contract_books').insert(book).select(columns).single();
    expect(made.status).toBe(201);
    expect(made.data).toEqual({
      ...book,
      owner_id: amaraId,
      created_at: '2026-01-02T03:04:05.678+00:00',
    });
  });

  it('bring the rows they refer to', async () => {
    await amara.from('contract_books').insert({ shelf_id: north, title: 'Embedded' });
    const up = await amara
      .from('contract_books')
      .select('title, shelf:contract_shelves(name)')
      .eq('title', 'Embedded');
    expect(up.data).toEqual([{ title: 'Embedded', shelf: { name: 'North' } }]);
    const down = await amara
      .from('contract_shelves')
      .select('name, contract_books(title)')
      .eq('name', 'South');
    expect(down.data).toEqual([{ name: 'South', contract_books: [] }]);
  });

  it('are only those that the policy grants', async () => {
    await amara.from('contract_books').insert({ shelf_id: north, title: 'Mine' });
    expect((await ben.from('contract_books').select('id').eq('title', 'Mine')).data).toEqual([]);
    const taken = await ben
      .from('contract_books')
      .update({ title: 'His' })
      .eq('title', 'Mine')
      .select('id');
    expect(taken.data).toEqual([]);
  });

  it('come counted and in pages', async () => {
    const page = await client()
      .from('contract_shelves')
      .select('name', { count: 'exact' })
      .order('name')
      .range(0, 0);
    expect(page.data).toEqual([{ name: 'North' }]);
    expect(page.count).toBe(2);
  });

  it('say when one was asked for and none is there', async () => {
    const none = await client().from('contract_shelves').select('id').eq('id', -1).single();
    expect(none.error!.code).toBe('PGRST116');
    expect(none.status).toBe(406);
    const maybe = await client().from('contract_shelves').select('id').eq('id', -1).maybeSingle();
    expect(maybe).toMatchObject({ data: null, error: null });
  });

  it('are written over on conflict', async () => {
    const onConflict = 'owner_id,title';
    const row = { shelf_id: north, owner_id: amaraId, title: 'Twice' };
    await service.from('contract_books').upsert({ ...row, price: 1 }, { onConflict });
    await service.from('contract_books').upsert({ ...row, price: 2 }, { onConflict });
    const { data } = await amara.from('contract_books').select('price').eq('title', 'Twice');
    expect(data).toEqual([{ price: 2 }]);
  });
});

describe('grants', () => {
  it('hold by column, for reading and for writing', async () => {
    expect((await amara.from('contract_books').select('secret')).error!.code).toBe('42501');
    const written = await amara
      .from('contract_books')
      .update({ secret: 'told' })
      .eq('owner_id', amaraId);
    expect(written.error!.code).toBe('42501');
    expect((await service.from('contract_books').select('secret').limit(1)).error).toBeNull();
  });

  it('hold by table and verb', async () => {
    const visitor = await client().from('contract_books').select('id');
    expect(visitor).toMatchObject({ status: 401, error: { code: '42501' } });
    expect((await client().from('contract_shelves').insert({ name: 'West' })).error!.code).toBe(
      '42501',
    );
    expect((await amara.from('contract_books').delete().eq('owner_id', amaraId)).error!.code).toBe(
      '42501',
    );
    expect((await amara.from('contract_people').select('name')).error!.code).toBe('42501');
  });

  it('hold for functions', async () => {
    expect((await client().rpc('contract_rows')).error!.code).toBe('42501');
    const rows = await amara.rpc('contract_rows', { after_id: 0 });
    expect(rows.data).toEqual([
      { id: expect.any(Number), name: 'North' },
      { id: expect.any(Number), name: 'South' },
    ]);
  });
});

describe('functions', () => {
  it('know who asks and answer jsonb as it is', async () => {
    const mine = await amara.rpc('contract_whoami');
    expect(mine.data).toMatchObject({
      uid: amaraId,
      role: 'authenticated',
      database_role: 'authenticated',
      price: 12.5,
      nothing: null,
    });
    expect(mine.data.at).toBe('2026-01-02T03:04:05+00:00');
    const visitor = await client().rpc('contract_whoami');
    expect(visitor.data).toMatchObject({ uid: null, role: 'anon', database_role: 'anon' });
    expect((await service.rpc('contract_whoami')).data).toMatchObject({ role: 'service_role' });
  });

  it('have the time that they ask for', async () => {
    expect((await amara.rpc('contract_hasty')).error!.code).toBe('57014');
  });

  it.each(['P0001', 'C4010', 'C4060'])('refuse with %s, in their words', async (code) => {
    const { error, status } = await amara.rpc('contract_refuse', { code });
    expect(status).toBe(400);
    expect(error).toMatchObject({
      code,
      message: 'the shelf is full',
      details: '{"room": 2}',
      hint: 'take another',
    });
  });

  it.each([
    ['42501', 403],
    ['40001', 500],
    ['23505', 409],
  ])('answer %s with status %i', async (code, expected) => {
    const { error, status } = await amara.rpc('contract_refuse', { code });
    expect(error!.code).toBe(code);
    expect(status).toBe(expected);
  });
});

describe('constraints', () => {
  it.each([
    ['23505', 409, () => service.from('contract_shelves').insert({ name: 'NORTH' })],
    ['23503', 409, () => amara.from('contract_books').insert({ shelf_id: -1, title: 'Nowhere' })],
    ['23514', 400, () => service.from('contract_shelves').insert({ name: 'None', room: 0 })],
    ['23502', 400, () => service.from('contract_shelves').insert({ name: null })],
    ['22P02', 400, () => client().from('contract_shelves').select().eq('id', 'abc')],
  ] as const)('surface as %s with status %i', async (code, expected, ask) => {
    const { error, status } = await ask();
    expect(error!.code).toBe(code);
    expect(status).toBe(expected);
  });
});
