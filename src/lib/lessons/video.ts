import { webAddress } from './links';

/**
 * The address under which a YouTube video plays inside a page without setting cookies before it plays;
 * null when the address is not one of a YouTube video.
 */
export function playerAddress(url: string): string | null {
  const address = webAddress(url);
  if (address === null) return null;
  const id = videoId(address);
  return id !== null && /^[\w-]{11}$/.test(id)
    ? `https://www.youtube-nocookie.com/embed/${id}`
    : null;
}

/** What a teacher pasted as an address: with the "https://" that people leave out. */
export function pastedAddress(text: string): string {
  return text === '' || /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
}

function videoId({ hostname, pathname, searchParams }: URL): string | null {
  const host = hostname.replace(/^(www|m|music)\./, '');
  const [first = '', second = ''] = pathname.split('/').slice(1);
  if (host === 'youtu.be') return first;
  if (host !== 'youtube.com' && host !== 'youtube-nocookie.com') return null;
  if (first === 'watch') return searchParams.get('v');
  return ['embed', 'shorts', 'live', 'v'].includes(first) ? second : null;
}
