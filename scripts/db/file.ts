import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Problem } from '../../supabase/local/problem.ts';
import { cohortFiles, migrationFiles } from '../migrations/files.ts';
import { singleFile } from '../migrations/single-file.ts';
import { run } from '../support/ending.ts';

// npm run db:file [-- path] [--all]: migration 001 as one file, with --all the whole campus for an empty project.

await run(async () => {
  const { all, to } = readArguments(process.argv.slice(2));
  writeFileSync(to, singleFile(all ? migrationFiles() : cohortFiles(), all));
  console.log(`Written: ${to}`);
});

function readArguments(args: string[]): { all: boolean; to: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { all: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const name = positionals[0] ?? (values.all ? 'campus.sql' : 'migration-001.sql');
    return { all: values.all, to: path.resolve(name) };
  } catch {
    throw new Problem('Say where to, or nothing: npm run db:file -- path/to/file.sql [--all]');
  }
}
