import sharp, { type Sharp } from 'sharp';
import { Refusal } from '../db/errors';
import { turns } from './turns';
import { isBareWebp } from './webp';

// A file is what its bytes say. Only these loaders are left, so nothing that is a program (SVG, PDF) is ever read.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((name) => `VipsForeignLoad${name}`),
});
// One thread a picture, and nothing kept of it: the process has pages to answer.
sharp.concurrency(1);
sharp.cache(false);
// The largest take some 300 MB for a second or two.
const inTurn = turns(1, 20);

/** As in the checks of `lesson_pictures`. */
const LONGEST_SIDE = 1600;
const MOST_BYTES = 1_048_576;
/** What the largest phones take. */
const MOST_PIXELS = 50_000_000;
/** An AVIF is unpacked as a whole, at some 18 bytes a pixel. */
const MOST_PIXELS_OF_AVIF = 12_000_000;
const QUALITIES = [82, 65, 45];

export interface SmallPicture {
  /** WebP, upright, in sRGB, without a word on where and when it was taken. */
  bytes: Uint8Array;
  width: number;
  height: number;
}

const no = (sentence: string) => new Refusal('C4090', 'BAD_REQUEST', sentence);
const unreadable = () =>
  no('This is not a picture we can read. JPEG, PNG, WebP, AVIF and GIF are.');

const damaged = () => {
  throw no('This picture is damaged: a part of the file cannot be read.');
};

/**
 * A chosen file as a picture small enough for a page; one that was made here comes back as it is. The work is done
 * outside of the event loop, one picture after the other.
 *
 * @throws Refusal C4090 when it is no picture that we can keep, picture_queue_full
 */
export async function shrink(file: Uint8Array): Promise<SmallPicture> {
  return inTurn(() => small(file));
}

async function small(file: Uint8Array): Promise<SmallPicture> {
  if (file.length === 0) throw unreadable();
  const picture = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  const { width, height } = await still(picture);
  if (file.length <= MOST_BYTES && Math.max(width, height) <= LONGEST_SIDE && isBareWebp(file)) {
    // Made once more, it would lose a little each time that its course is taken away and brought in.
    await picture.clone().raw().toBuffer().catch(damaged);
    return { bytes: file, width, height };
  }
  const upright = picture
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: 20 });
  for (const quality of QUALITIES) {
    const { data, info } = await upright
      .clone()
      .webp({ quality, smartSubsample: true })
      .toBuffer({ resolveWithObject: true })
      .catch(damaged);
    if (data.length <= MOST_BYTES) return { bytes: data, width: info.width, height: info.height };
  }
  throw no('There is more in this picture than fits into 1 MB. Cut it into parts.');
}

async function still(picture: Sharp): Promise<{ width: number; height: number }> {
  const {
    format,
    width,
    height,
    pages = 1,
  } = await picture.metadata().catch((failure: Error) => {
    throw failure.message.includes('pixel limit')
      ? no('This picture has more than 50 million pixels. Make it smaller first.')
      : unreadable();
  });
  if (format === 'heif' && width * height > MOST_PIXELS_OF_AVIF) {
    throw no('This AVIF has more than 12 million pixels. Make it smaller first, or a JPEG.');
  }
  if (pages > 1) {
    throw no('This picture moves. Choose one that keeps still, or link to a video.');
  }
  return { width, height };
}
