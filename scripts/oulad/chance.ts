/**
 * A number from 0 up to (not including) 1 that depends on nothing but the words given: the same
 * student and lesson give the same number on every run and every machine. FNV-1a, then murmur3's
 * finish, because neighbouring student numbers must not give neighbouring results.
 */
export function chance(...words: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const letter of words.join('|')) {
    hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
