import Bowser from 'bowser';

/** A browser in plain words, from its `User-Agent`: "Firefox on Windows". */
export function browserInWords(userAgent: string | null): string {
  if (!userAgent) return 'A browser that does not say its name';
  const { browser, os } = Bowser.parse(userAgent);
  if (!browser.name) return os.name ? `Something on ${os.name}` : 'Something that is no browser';
  return os.name ? `${browser.name} on ${os.name}` : browser.name;
}
