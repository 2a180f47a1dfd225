import { readFileSync } from 'node:fs';
import { cohortFiles } from '../migrations/files.ts';
import { finishPackaged } from '../support/children.ts';
import { inProject } from '../support/settings.ts';

// Squawk knows which statements keep people waiting. .squawk.toml says which of its rules are off, and why.

type Finding = { file: string; line: number; rule_name: string; message: string; help: string };

/** What stands against the files that move a live campus, and rules that no longer see the offence made for them. */
export async function migrationComplaints(): Promise<string[]> {
  const [found, canaries] = await Promise.all([
    lint(cohortFiles().map((file) => file.path)),
    lint([canaryFile]),
  ]);
  const silent = offences().filter(
    ({ rule, line }) => !canaries.some((f) => f.rule_name === rule && f.line === line),
  );
  return [
    ...found.map((f) => `${f.file}:${f.line + 1} ${f.rule_name}\n  ${f.message} ${f.help}`),
    ...silent.map(
      ({ rule }) => `Squawk no longer reports ${rule}: its offence in ${canaryFile} went unseen.`,
    ),
  ];
}

const canaryFile = inProject('scripts', 'test', 'migration-canaries.sql');

/** Each offence stands below a line that names the rules it breaks; lines are counted from 0. */
function offences(): { rule: string; line: number }[] {
  return readFileSync(canaryFile, 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const rules = /^-- ([a-z]+(?:-[a-z]+)+(?:, [a-z-]+)*)$/.exec(text)?.[1]?.split(', ') ?? [];
      return rules.map((rule) => ({ rule, line: index + 1 }));
    });
}

async function lint(files: string[]): Promise<Finding[]> {
  const options = ['--config', inProject('.squawk.toml'), '--reporter', 'json'];
  const { output } = await finishPackaged('squawk-cli/js/bin/squawk', [...options, ...files]);
  return JSON.parse(output) as Finding[];
}
