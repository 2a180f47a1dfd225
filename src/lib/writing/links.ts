import { linkAddress } from '../lessons/links';
import { pastedAddress } from '../lessons/video';

export interface WrittenLink {
  name: string;
  url: string;
}

/** As in private.check_lesson. */
export const MOST_LINKS = 100;
const SPARE_ROWS = 3;

export const nameField = (row: number) => `link_name_${row}`;
export const urlField = (row: number) => `link_url_${row}`;

/** The links as they stand in the column, also what is not shown to students, so that saving loses none of it. */
export function writtenLinks(resources: unknown): WrittenLink[] {
  if (!Array.isArray(resources)) return [];
  return resources.map((entry: unknown) => {
    if (typeof entry === 'string') return { name: '', url: entry };
    const { name, title, url } = Object(entry) as Record<string, unknown>;
    return { name: String(name ?? title ?? ''), url: String(url ?? '') };
  });
}

/** The rows of the form: what is there, or what was typed, each in the row it was typed into, and some to spare. */
export function linkRows(resources: unknown, typed: Record<string, string>): WrittenLink[] {
  const rows = isTyped(typed) ? inTheirRows(typedLinks(typed)) : writtenLinks(resources);
  return [...rows, ...emptyRows(SPARE_ROWS)].slice(0, MOST_LINKS);
}

function inTheirRows(links: (WrittenLink & { row: number })[]): WrittenLink[] {
  const rows = emptyRows((links.at(-1)?.row ?? -1) + 1);
  for (const { row, name, url } of links) rows[row] = { name, url };
  return rows;
}

const emptyRows = (length: number) =>
  Array.from({ length }, (): WrittenLink => ({ name: '', url: '' }));

/** What is wrong with a link, or null. */
export function linkProblem({ name, url }: WrittenLink): string | null {
  if (url === '') return 'Where does this lead? Please write an address.';
  if (linkAddress(url) === null || url.length > 2000)
    return 'Please write an address of the web (https://…) or of mail (mailto:…).';
  return [...name].length <= 200 ? null : 'Please write a name of at most 200 characters.';
}

/** The rows that somebody filled in, in their order; addresses with the "https://" that people leave out. */
export function typedLinks(fields: Record<string, unknown>): (WrittenLink & { row: number })[] {
  const textOf = (field: string) => {
    const value = fields[field];
    return typeof value === 'string' ? value.trim() : '';
  };
  return rowsIn(fields)
    .map((row) => ({
      row,
      name: textOf(nameField(row)),
      url: pastedAddress(textOf(urlField(row))),
    }))
    .filter(({ name, url }) => name !== '' || url !== '');
}

const isTyped = (typed: Record<string, string>) => rowsIn(typed).length > 0;

function rowsIn(fields: Record<string, unknown>): number[] {
  const rows = Object.keys(fields)
    .flatMap((name) => /^link_(?:url|name)_(\d{1,3})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .filter((row) => row < MOST_LINKS);
  return [...new Set(rows)].toSorted((a, b) => a - b);
}
