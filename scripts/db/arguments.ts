import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { Problem } from '../../supabase/local/problem.ts';

/**
 * The words after a command: its options, and at most `most` others. A Problem that says `usage` for whatever it does
 * not know, and for what `read` throws.
 */
export function readArguments<const Options extends ParseArgsOptionsConfig, Result>(
  usage: string,
  { options, most }: { options: Options; most: number },
  read: (given: ReturnType<typeof parseWith<Options>>) => Result,
): Result {
  try {
    const given = parseWith(options);
    if (given.positionals.length > most) throw new Error('these are too many words');
    return read(given);
  } catch (error) {
    const [why] = (error as Error).message.split('. ');
    throw new Problem(`Say: npm run ${usage} (${why}).`);
  }
}

const parseWith = <Options extends ParseArgsOptionsConfig>(options: Options) =>
  parseArgs({ options, allowPositionals: true, strict: true });

/** For a command that takes an address or none: what was given. */
export const readOnlyAddress = (command: string): string | undefined =>
  readArguments(
    `${command} -- [postgres url]`,
    { options: {}, most: 1 },
    (given) => given.positionals[0],
  );
