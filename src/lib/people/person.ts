/** What a link in a mail of ours can be for, in the words of Supabase Auth. */
export const LINK_TYPES = ['signup', 'recovery', 'invite', 'magiclink', 'email_change'] as const;
export type LinkType = (typeof LINK_TYPES)[number];

export function linkTypeOf(word: string | null): LinkType | null {
  return LINK_TYPES.find((type) => type === word) ?? null;
}

/**
 * The page that follows a link: people without a password that they know, or that somebody else may know, choose one
 * first.
 *
 * @param beganHere whether the account of a sign-up was begun in this browser
 */
export function afterLink(type: LinkType, next: string, beganHere: boolean): string {
  if (type === 'recovery') return '/reset-password';
  if (type === 'signup' && !beganHere)
    return `/reset-password?${new URLSearchParams({ elsewhere: '1', next })}`;
  if (type === 'invite') return `/reset-password?${new URLSearchParams({ welcome: '1', next })}`;
  return next;
}
