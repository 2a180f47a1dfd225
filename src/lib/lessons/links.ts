export interface Link {
  name: string;
  /** http or https */
  url: string;
}

/**
 * The links under a lesson. The column holds what a teacher's client wrote, so everything about it is
 * doubted: a list of `{name, url}` (or of bare addresses), of which only web addresses are shown.
 */
export function linksOf(resources: unknown): Link[] {
  if (!Array.isArray(resources)) return [];
  return resources.flatMap((entry: unknown) => {
    const { name, url } = typeof entry === 'string' ? { name: '', url: entry } : fieldsOf(entry);
    const address = webAddress(url);
    return address ? [{ name: name.trim() || address.host, url: address.href }] : [];
  });
}

/** A web address as a URL; null for anything else (`javascript:`, a path, nonsense). */
export function webAddress(text: string | null): URL | null {
  if (text === null || !URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}

/** Where a link leads, in a word for people: "youtube.com". */
export function hostWord(url: URL): string {
  return url.host.replace(/^www\./, '');
}

function fieldsOf(entry: unknown): Link {
  const { name, title, url } = Object(entry) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return { name: text(name) || text(title), url: text(url) };
}
