/**
 * The day of the privacy page's present edition. A new day asks those who agreed to an older one again, quietly;
 * so it changes with what src/pages/privacy.astro says, not with its spelling.
 */
export const PRIVACY_EDITION = '2026-11-23';

/** Whether somebody has agreed to the present edition. */
export function isUpToDate(consent: { version: string } | null): boolean {
  return consent !== null && consent.version >= PRIVACY_EDITION;
}
