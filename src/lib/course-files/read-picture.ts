import { uuidFrom } from '../http/ids';
import { reader } from './reader';
import type { FiledPicture, Remark } from './course';
import type { Heading } from './heading';
import type { Part } from './parts';

const DEFINITION =
  /^\[\/pictures\/([0-9a-f-]{36})\]:[ \t]*data:(image\/[a-z+.-]{1,30});base64,([A-Za-z0-9+/]+={0,2})$/i;

/** A picture, null when there is none to be had; what is wrong with it is added to `problems`. */
export function readPicture(heading: Heading, part: Part, problems: Remark[]): FiledPicture | null {
  const read = reader(heading, ['id', 'alt']);
  const id = uuidFrom(read.text('id', 36));
  const alt = read.text('alt', 300) ?? '';
  const [, named, type, base64] = DEFINITION.exec(part.text.trim()) ?? [];
  if (id === null) {
    read.remarks.push({ line: part.line, says: 'A picture has an id, as the texts name it.' });
  } else if (named?.toLowerCase() !== id.toLowerCase() || !type || !base64) {
    const says = `Below this heading stands one line, “[/pictures/${id}]: data:image/…;base64,…”.`;
    read.remarks.push({ line: part.line, says });
  }
  problems.push(...read.remarks);
  return id && type && base64
    ? { id: id.toLowerCase(), alt, type: type.toLowerCase(), base64, line: part.line }
    : null;
}
