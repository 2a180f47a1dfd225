import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cohortFiles, migrationFiles } from '../migrations/files.ts';
import { singleFile } from '../migrations/single-file.ts';
import { run } from '../support/ending.ts';
import { readArguments } from './arguments.ts';

// npm run db:file [-- path] [--all]: migration 001 as one file, with --all the whole campus for an empty project.

await run(async () => {
  const { all, to } = read();
  writeFileSync(to, singleFile(all ? migrationFiles() : cohortFiles(), all));
  console.log(`Written: ${to}`);
});

function read(): { all: boolean; to: string } {
  const options = { all: { type: 'boolean', default: false } } as const;
  const usage = 'db:file -- [path/to/file.sql] [--all]';
  return readArguments(usage, { options, most: 1 }, ({ values, positionals }) => {
    const name = positionals[0] ?? (values.all ? 'campus.sql' : 'migration-001.sql');
    return { all: values.all, to: path.resolve(name) };
  });
}
