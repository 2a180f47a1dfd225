export interface Link {
  name: string;
  /** http, https or mailto */
  url: string;
}

/**
 * The links under a lesson. The column holds what a teacher's client wrote, so everything about it is
 * doubted: a list of `{name, url}` (or of bare addresses), of which only addresses of the web and of mail are shown.
 */
export function linksOf(resources: unknown): Link[] {
  if (!Array.isArray(resources)) return [];
  return resources.flatMap((entry: unknown) => {
    const { name, url } = typeof entry === 'string' ? { name: '', url: entry } : fieldsOf(entry);
    const address = linkAddress(url);
    return address ? [{ name: name.trim() || hostWord(address), url: address.href }] : [];
  });
}

/** The address of a link as a URL: of the web, or of somebody's mail; null for anything else. */
export function linkAddress(text: string): URL | null {
  const web = webAddress(text);
  if (web !== null || !/^mailto:[^\s@]+@[^\s@]+$/i.test(text.trim())) return web;
  return new URL(text.trim());
}

/** A web address as a URL; null for anything else (`javascript:`, a path, nonsense). */
export function webAddress(text: string | null): URL | null {
  if (text === null || !URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}

/** Where a link leads, in a word for people: "youtube.com", "dana@example.org". */
export function hostWord({ protocol, host, pathname }: URL): string {
  return protocol === 'mailto:' ? pathname : host.replace(/^www\./, '');
}

function fieldsOf(entry: unknown): Link {
  const { name, title, url } = Object(entry) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { name: text(name) || text(title), url: text(url) };
}
