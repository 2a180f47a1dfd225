/** The pieces that a still picture is made of, in the orders in which they come. */
const STILL = new Set(['VP8 ', 'VP8L', 'VP8X,VP8 ', 'VP8X,VP8L', 'VP8X,ALPH,VP8 ']);
/** The one mark of a VP8X that may stand there: something can be seen through. */
const ALPHA = 0x10;

/**
 * Whether a file is a WebP of one still picture and not a byte besides, as those are that we make: no words, no colour
 * profile, nothing of a camera, nothing behind it. Whether its pixels can be read is not asked.
 */
export function isBareWebp(file: Uint8Array): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const word = (at: number) => bytes.toString('latin1', at, at + 4);
  if (bytes.length < 20 || word(0) !== 'RIFF' || word(8) !== 'WEBP') return false;
  if (bytes.readUInt32LE(4) !== bytes.length - 8) return false;
  const pieces: string[] = [];
  let at = 12;
  while (at + 8 < bytes.length && pieces.length < 4) {
    const piece = word(at);
    if (piece === 'VP8X' && (bytes.readUInt8(at + 8) & ~ALPHA) !== 0) return false;
    pieces.push(piece);
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return at === bytes.length && STILL.has(pieces.join());
}
