import { strToU8, Zip, ZipDeflate } from 'fflate';

/** A file of an archive, written piece by piece, so that a large one is never whole in memory. */
export interface ArchivedFile {
  name: string;
  pieces: Iterable<string>;
}

/** A zip of these files, made while it is read: whoever downloads slowly is waited for. */
export function archive(files: Iterable<ArchivedFile>, now: Date): ReadableStream<Uint8Array> {
  const bytes = bytesOf(files, now);
  return new ReadableStream({
    pull(controller) {
      const { value, done } = bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

function* bytesOf(files: Iterable<ArchivedFile>, now: Date): Generator<Uint8Array, void> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for (const { name, pieces } of files) {
    const file = new ZipDeflate(name);
    file.mtime = now;
    zip.add(file);
    for (const piece of pieces) {
      file.push(strToU8(piece));
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
