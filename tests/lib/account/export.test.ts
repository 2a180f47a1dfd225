import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { archive } from '../../../src/lib/account/archive.ts';
import { exportFiles, type Records } from '../../../src/lib/account/export.ts';

const now = new Date('2026-11-23T12:00:00Z');

async function opened(parts: Records[]): Promise<Record<string, string>> {
  const zip = archive(exportFiles(parts, now.toISOString()), now);
  const bytes = new Uint8Array(await new Response(zip).arrayBuffer());
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]),
  );
}

it('holds each part twice, and a README that says what is what', async () => {
  const files = await opened([
    { part: 'posts', records: [{ id: 1, content: '=Grüße' }] },
    { part: 'imports', records: [] },
  ]);
  expect(Object.keys(files)).toEqual(['README.txt', 'csv/posts.csv', 'json/posts.json']);
  expect(files['csv/posts.csv']).toBe("id,content\r\n1,'=Grüße\r\n");
  expect(JSON.parse(files['json/posts.json']!)).toEqual([{ id: 1, content: '=Grüße' }]);
  expect(files['README.txt']).toContain('posts (1 row)\n  What you wrote under lessons');
  expect(files['README.txt']).toContain('as of 2026-11-23T12:00:00.000Z');
});

it('is whole with fifty thousand rows', async () => {
  const records = Array.from({ length: 50_000 }, (_, id) => ({ id, content: `post ${id}` }));
  const files = await opened([{ part: 'posts', records }]);
  expect(JSON.parse(files['json/posts.json']!)).toEqual(records);
  expect(files['csv/posts.csv']!.split('\r\n')).toHaveLength(50_002);
});

it('is a zip with a README when there is nothing', async () => {
  expect(Object.keys(await opened([]))).toEqual(['README.txt']);
});
