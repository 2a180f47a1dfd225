/** The name of a chosen file as it is kept: without folders and control characters, at most 255 characters. */
export function keptName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/\p{Cc}/gu, '')
    .toWellFormed()
    .trim();
  return [...clean].slice(0, 255).join('') || 'list.csv';
}
