import type { Remark } from './course';

/** The text of an uploaded file, with line ends "\n" and without a byte order mark; or why there is none. */
export function textIn(bytes: Uint8Array): { text: string } | { problem: Remark } {
  if (bytes.length === 0) return no(1, 'This file is empty.');
  if (isUtf16(bytes))
    return no(1, 'This file is saved as UTF-16. Save it as UTF-8 and choose it again.');
  if (bytes.includes(0)) return no(1, 'This is not a text file.');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: text.replaceAll(/\r\n?/g, '\n') };
  } catch {
    const says = 'From here on the file is not UTF-8. Save it as UTF-8 and choose it again.';
    return no(lineOfFirstFault(bytes), says);
  }
}

const no = (line: number, says: string) => ({ problem: { line, says } });

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** No byte of a longer character is a line feed, so each line can be tried for itself. */
function lineOfFirstFault(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(10, start);
    try {
      decoder.decode(bytes.subarray(start, end === -1 ? undefined : end));
    } catch {
      return line;
    }
    if (end === -1) return line;
    start = end + 1;
  }
}
