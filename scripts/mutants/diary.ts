import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { migrationFiles } from '../migrations/files.ts';
import { inProject } from '../support/settings.ts';

/** What became of a mutant: the file that killed it and the test in it, or null when every test passed. */
export type Fate = { file: string; test: string } | null;

type Kept = {
  digest: string;
  fates: Record<string, Fate>;
  /** The file that last killed a mutant, under whatever migrations and tests. */
  killers: Record<string, string>;
};

const kept = inProject('node_modules', '.campus', 'mutants.json');

/** What earlier runs came to, kept so that a run which was cut off can go on, and the next one knows where to begin. */
export class Diary {
  private readonly digest = currentDigest();
  private readonly before = readKept();
  private readonly fates: { [mutant: string]: Fate };
  private readonly killers: { [mutant: string]: string };

  constructor() {
    this.fates = this.before.digest === this.digest ? { ...this.before.fates } : {};
    this.killers = { ...this.before.killers };
  }

  /** Whether migrations and tests are still what they were when the run began; the tests read some files as they go. */
  isCurrent(): boolean {
    return currentDigest() === this.digest;
  }

  /** The fate of a mutant under the same migrations and tests; undefined when it is not known. */
  known(mutant: string): Fate | undefined {
    return this.fates[mutant];
  }

  /** The file that killed it last time, whatever has changed since. */
  lastKiller(mutant: string): string | undefined {
    return this.killers[mutant];
  }

  keep(mutant: string, fate: Fate): void {
    this.fates[mutant] = fate;
    if (fate) this.killers[mutant] = fate.file;
    mkdirSync(path.dirname(kept), { recursive: true });
    writeFileSync(
      kept,
      JSON.stringify({
        digest: this.digest,
        fates: this.fates,
        killers: this.killers,
      } satisfies Kept),
    );
  }
}

const nothing: Kept = { digest: '', fates: {}, killers: {} };

function readKept(): Kept {
  try {
    return { ...nothing, ...(JSON.parse(readFileSync(kept, 'utf8')) as Partial<Kept>) };
  } catch {
    return nothing;
  }
}

function currentDigest(): string {
  const files = [
    ...migrationFiles().map((file) => file.path),
    ...globSync(inProject('tests', '{sql,support,integration}', '**', '*.{ts,txt}')),
    inProject('supabase', 'advisors.json'),
  ];
  const hash = createHash('sha256');
  for (const file of files.toSorted()) hash.update(readFileSync(file));
  return hash.digest('hex');
}
