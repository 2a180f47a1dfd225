const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');
const ofSize = (bytes: number) => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(bytes);
  return size.toString('hex');
};

/**
 * Bytes that the database takes for a picture, as an SQL literal: the head of a WebP, and whatever follows it.
 *
 * @param n another picture for each number below 256
 * @param options of the kinds 'VP8 ', 'VP8L' and 'VP8X' the last has flags; `bytes`: the length of all
 */
export function picture(n: number, { kind = 'VP8L', flags = 0, bytes = 30 } = {}): string {
  const head = hex('RIFF') + ofSize(bytes - 8) + hex('WEBP') + hex(kind) + ofSize(10);
  const body = Buffer.alloc(bytes - 20);
  body[0] = flags;
  body[body.length - 1] = n;
  return `'\\x${head}${body.toString('hex')}'`;
}
