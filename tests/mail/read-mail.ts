/** A mail of two parts, read: its headers by their names in small letters, unfolded. */
export function readMail(source: string) {
  const [head, body] = split(source);
  const boundary = /boundary="?([^";\n]+)/.exec(head)![1]!;
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => split(part.slice(1)));
  const textOf = (type: string) => {
    const [headers, content] = parts.find(([headers]) => headers.includes(type))!;
    return decoded(content, /transfer-encoding: (\S+)/i.exec(headers)?.[1]).trim();
  };
  return { headers: headersOf(head), text: textOf('text/plain'), html: textOf('text/html') };
}

function split(text: string): [head: string, body: string] {
  const at = text.indexOf('\n\n');
  return [text.slice(0, at), text.slice(at + 2)];
}

function headersOf(head: string): Record<string, string> {
  const lines = head.replace(/\n[ \t]+/g, ' ').split('\n');
  return Object.fromEntries(
    lines.map((line) => [line.split(':')[0]!.toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
}

function decoded(content: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(content, 'base64').toString();
  if (encoding !== 'quoted-printable') return content;
  const bytes = content
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
