/** A picture of a lesson, without its bytes. */
export interface Picture {
  id: string;
  /** What somebody hears who does not see it. */
  alt: string;
  /** In pixels. */
  width: number;
  height: number;
}

/** As in the check `lesson_pictures_alt_length`. */
export const LONGEST_ALT = 300;
/** As in the trigger `bound_pictures`. */
export const MOST_PICTURES = 50;

/** The page with the pictures of a lesson, for those who teach it. */
export function picturesPath(lessonId: number): string {
  return `/teach/lessons/${lessonId}/pictures`;
}

/** Where a picture is shown from. */
export function picturePath(id: string): string {
  return `/pictures/${id}`;
}

/**
 * The Markdown that puts a picture into a lesson's text. Its size stands at the end of the address, where
 * `renderMarkdown` finds it, so that a page keeps its place before it has come.
 */
export function pictureMarkdown({ id, alt, width, height }: Picture): string {
  const words = alt.replace(/\s+/g, ' ').replace(/[\\[\]*_`<>&~]/g, '\\$&');
  return `![${words}](${picturePath(id)}#${width}x${height})`;
}

/** A picture of ours as an address in Markdown names it; null for any other address. */
export function pictureNamed(address: string): { path: string; size?: [number, number] } | null {
  const found =
    /^(\/pictures\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:#(\d{1,4})x(\d{1,4}))?$/i.exec(
      address,
    );
  if (!found?.[1]) return null;
  const [, path, width, height] = found;
  return width && height ? { path, size: [Number(width), Number(height)] } : { path };
}

/** How often a lesson's Markdown names a picture. */
export function timesShown(id: string, text: string | null): number {
  return (text ?? '').toLowerCase().split(picturePath(id)).length - 1;
}
