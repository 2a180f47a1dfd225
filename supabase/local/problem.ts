/** Something the operator can put right: shown as one sentence, without a stack. */
export class Problem extends Error {}

/** The sentence for a system error met while working in `folder`, or null when it is none of these. */
export function sentenceFor(error: unknown, folder: string): string | null {
  if (error instanceof Problem) return error.message;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  switch (code) {
    case 'ENOSPC':
      return `The disk is full: there is no space left for ${folder}.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `The data folder ${folder} cannot be written (${code}).`;
    case 'ENOENT':
    case 'ENOTDIR':
      return `The data folder ${folder} cannot be reached (${code}).`;
    default:
      return null;
  }
}
