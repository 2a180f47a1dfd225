/** Something the operator can put right: shown as one sentence, without a stack. */
export class Problem extends Error {}

/** The sentence for a system error, met in `folder` unless it names a place of its own; null when it is none of these. */
export function sentenceFor(error: unknown, folder: string): string | null {
  if (error instanceof Problem) return error.message;
  const { code, path: place = `The data folder ${folder}` } = (error ??
    {}) as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
      return `The disk is full: there is no space left for ${folder}.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `${place} cannot be read or written (${code}).`;
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
      return `${place} cannot be reached (${code}).`;
    default:
      return null;
  }
}
