import { readdirSync, readFileSync } from 'node:fs';
import { inProject } from './support/settings.ts';

// The import rules of the codebase: who may import what, where a query may stand, and who writes to the log. Each rule
// brings an offence of its own; a rule that does not see it has gone blind, and the check fails.

/** The only files that may hold the client that passes every policy. */
const serviceImporters = new Set<string>([
  'src/pages/api/admin/bans.ts',
  'src/pages/api/admin/invitations.ts',
]);

/** The only file that may put HTML into a page as it is. */
const rendersHtml = 'src/components/ui/Markdown.astro';

/** The only file that knows of the console: it turns what others print into lines of the log. */
const capturesPrints = 'src/lib/log/capture.ts';

type Rule = {
  sentence: string;
  isBroken(file: string, source: string): boolean;
  offence: [file: string, source: string];
};

const imports = (source: string, what: RegExp) =>
  [...source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].some(([, name]) =>
    what.test(name!),
  );
const isIn = (folder: string) => (file: string) => file.startsWith(folder);
const isLib = isIn('src/lib/');
const mayQuery = /^src\/lib\/[^/]+\/(queries|commands)\.ts$/;

const rules: Rule[] = [
  {
    sentence: 'imports @supabase/*, which only src/lib/db does',
    isBroken: (file, source) => !isIn('src/lib/db/')(file) && imports(source, /^@supabase\//),
    offence: ['src/pages/x.astro', `import { createClient } from '@supabase/supabase-js';`],
  },
  {
    sentence: 'asks the database, which only lib/<feature>/queries.ts and commands.ts do',
    isBroken: (file, source) =>
      !mayQuery.test(file) &&
      /(?<!\b(?:Array|Buffer|Object))\s*\.(?:from\(\s*['"`]|rpc\()/.test(source),
    offence: ['src/lib/cohorts/cohort.ts', `await db\n  .from('cohorts').select()`],
  },
  {
    sentence: 'is in src/lib and imports a page, an action, a component or a layout',
    isBroken: (file, source) =>
      isLib(file) &&
      imports(source, /^(~\/|(\.\.\/)+)(pages|actions|components|layouts|middleware)\b/),
    offence: ['src/lib/cohorts/queries.ts', `import Card from '~/components/ui/Card.astro';`],
  },
  {
    sentence: 'is in src/lib and reads the request’s locals, which pages and actions hand over',
    isBroken: (file, source) => isLib(file) && /\b(Astro|context|ctx)\.locals\b/.test(source),
    offence: ['src/lib/cohorts/queries.ts', `const { db } = Astro.locals;`],
  },
  {
    sentence: 'imports the service client and is not on the list in scripts/check-imports.ts',
    isBroken: (file, source) =>
      imports(source, /(^|\/)(db\/)?service$/) && !serviceImporters.has(file),
    offence: ['src/pages/admin/index.astro', `import { serviceClient } from '~/lib/db/service';`],
  },
  {
    sentence: `puts HTML into a page, which only ${rendersHtml} does`,
    isBroken: (file, source) =>
      file !== rendersHtml &&
      /innerHTML|outerHTML|insertAdjacentHTML|set:html|dangerouslySetInnerHTML/.test(source),
    offence: ['src/pages/x.astro', `<div set:html={text} />`],
  },
  {
    sentence: 'prints, where lib/log writes lines that are whole and name nobody',
    isBroken: (file, source) => file !== capturesPrints && /\bconsole\./.test(source),
    offence: ['src/lib/cohorts/commands.ts', `console.error(failure)`],
  },
];

/** Every broken rule, as "file rule". Empty is good. */
export function checkImports(): string[] {
  const blind = rules.filter((rule) => !rule.isBroken(...rule.offence));
  const files = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file}`)
    .filter((file) => /\.(ts|tsx|astro|js|mjs)$/.test(file) && !file.endsWith('database.types.ts'));
  const broken = files.flatMap((file) => {
    const source = readFileSync(inProject(file), 'utf8');
    return rules
      .filter((rule) => rule.isBroken(file, source))
      .map((rule) => `${file} ${rule.sentence}`);
  });
  const idle = [...serviceImporters].filter((file) => !files.includes(file));
  return [
    ...idle.map((file) => `${file} is listed in scripts/check-imports.ts, but does not exist.`),
    ...blind.map((rule) => `The rule "${rule.sentence}" no longer sees its own example.`),
    ...broken,
  ];
}
