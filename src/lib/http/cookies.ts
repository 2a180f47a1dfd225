/**
 * The options of a cookie of our own: sent to the campus alone, and out of the reach of scripts.
 *
 * @param origin the campus's, as the visitor's browser sees it
 * @param maxAge in seconds
 */
export function cookieOptions(origin: string, maxAge: number) {
  const secure = origin.startsWith('https:');
  return { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge } as const;
}
