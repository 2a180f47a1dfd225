import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { shrink } from '../../../src/lib/pictures/shrink.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'teal' } });
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'grey',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
const refusal = (file: Uint8Array | string) =>
  shrink(typeof file === 'string' ? Buffer.from(file) : file).then(
    () => null,
    (failure: { code: string; sentence: string }) => `${failure.code} ${failure.sentence}`,
  );

describe('a photo', () => {
  it('becomes a WebP of at most 1,600 pixels a side, upright and without where it was taken', async () => {
    const photo = await plain(2400, 1200)
      .jpeg()
      .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { bytes, width, height } = await shrink(photo);
    expect({ width, height }).toEqual({ width: 800, height: 1600 });
    const kept = await sharp(bytes).metadata();
    expect(kept).toMatchObject({ format: 'webp', width: 800, height: 1600 });
    expect(kept.exif).toBeUndefined();
    expect(kept.orientation).toBeUndefined();
    expect(Buffer.from(bytes).includes('Camera')).toBe(false);
  });

  it('of the most lively kind still fits into 1 MB', async () => {
    const { bytes } = await shrink(await noise(2000, 2000).jpeg({ quality: 95 }).toBuffer());
    expect(bytes.length).toBeLessThanOrEqual(1_048_576);
  });
});

it.each(['png', 'webp', 'gif', 'avif'] as const)('a %s is a picture, too', async (format) => {
  const { width, height } = await shrink(await plain(40, 20).toFormat(format).toBuffer());
  expect({ width, height }).toEqual({ width: 40, height: 20 });
});

it('is not made larger, and keeps what can be seen through', async () => {
  const glass = sharp({
    create: { width: 3, height: 2, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0.5 } },
  });
  const { bytes, width } = await shrink(await glass.png().toBuffer());
  expect(width).toBe(3);
  expect((await sharp(bytes).metadata()).hasAlpha).toBe(true);
});

describe('a picture that was made here', () => {
  const made = async (alpha: number) =>
    (await shrink(await noise(300, 200).ensureAlpha(alpha).png().toBuffer())).bytes;
  /** The same WebP with a piece more: its name, and a script in it. */
  const withPiece = (webp: Uint8Array, name: string) => {
    const script = Buffer.from('<script>alert(1)</script> ');
    const size = Buffer.alloc(4);
    size.writeUInt32LE(script.length);
    const all = Buffer.concat([webp, Buffer.from(name), size, script]);
    all.writeUInt32LE(all.length - 8, 4);
    return all;
  };

  it.each([1, 0.5])('comes back to the byte (alpha %d)', async (alpha) => {
    const first = await made(alpha);
    const { bytes, width, height } = await shrink(first);
    expect({ width, height }).toEqual({ width: 300, height: 200 });
    expect(Buffer.from(bytes).equals(first)).toBe(true);
  });

  it.each(['JUNK', 'EXIF', 'XMP ', 'ICCP'])(
    'and has a piece more (%s) comes back without it',
    async (name) => {
      const { bytes } = await shrink(withPiece(await made(0.5), name));
      expect(Buffer.from(bytes).includes('script')).toBe(false);
    },
  );

  it('and has something behind it comes back without it', async () => {
    const { bytes } = await shrink(Buffer.concat([await made(1), Buffer.from('<script>')]));
    expect(Buffer.from(bytes).includes('script')).toBe(false);
  });

  it('and is cut off is damaged, whatever its head says', async () => {
    const half = Buffer.from((await shrink(await noise(400, 400).png().toBuffer())).bytes).subarray(
      0,
      4_000,
    );
    half.writeUInt32LE(half.length - 8, 4);
    half.writeUInt32LE(half.length - 20, 16);
    expect(await refusal(half)).toMatch(/damaged|not a picture we can read/);
  });
});

it('one picture is made after the other, and a queue that is too long is refused', async () => {
  const dot = await plain(4, 4).png().toBuffer();
  const all = await Promise.allSettled(Array.from({ length: 23 }, () => shrink(dot)));
  const refused = all.filter(({ status }) => status === 'rejected');
  expect(refused).toMatchObject([
    { reason: { code: 'picture_queue_full' } },
    { reason: { code: 'picture_queue_full' } },
  ]);
});

describe('no picture', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['nothing', ''],
    ['a drawing that is a program', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['a document', '%PDF-1.7\n1 0 obj'],
    ['the head of a PNG and no more', '\x89PNG\r\n\x1a\n'],
    ['a page', '<!doctype html><img src=x onerror=alert(1)>'],
  ])('%s', async (_, file) => {
    expect(await refusal(file)).toBe(
      'C4090 This is not a picture we can read. JPEG, PNG, WebP, AVIF and GIF are.',
    );
  });

  it('a TIFF, which no page can show', async () => {
    expect(await refusal(await plain(4, 4).tiff().toBuffer())).toContain(
      'not a picture we can read',
    );
  });

  it('half a photo', async () => {
    const photo = await noise(200, 200).jpeg().toBuffer();
    expect(await refusal(photo.subarray(0, photo.length / 2))).toContain('damaged');
  });

  it('one that moves', async () => {
    const frames = Buffer.concat([Buffer.alloc(12, 0), Buffer.alloc(12, 255)]);
    const moving = await sharp(frames, {
      raw: { width: 2, height: 4, channels: 3, pageHeight: 2 },
    })
      .gif({ loop: 0 })
      .toBuffer();
    expect(await refusal(moving)).toContain('This picture moves');
  });

  it('a bomb: a few bytes that say they are 100 million pixels', async () => {
    const bomb = await plain(10_000, 10_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await refusal(bomb)).toContain('more than 50 million pixels');
  });

  it('an AVIF that would take a gigabyte to unpack', async () => {
    const avif = await plain(4001, 3000).avif({ effort: 0 }).toBuffer();
    expect(await refusal(avif)).toContain('This AVIF has more than 12 million pixels');
  });
});
