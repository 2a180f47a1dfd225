import ts from 'typescript';

/** One ```ts block of a page, with what it says it shows. */
export type Example = {
  /** The heading that it stands under. */
  heading: string;
  code: string;
  /** The values after `// →`, in their order: one for each console.log. */
  shows: string[];
};

/** The examples of a Markdown page, in their order. */
export function examplesIn(markdown: string): Example[] {
  const examples: Example[] = [];
  let heading = '';
  for (const [, title, code] of markdown.matchAll(/^##+ ([^\n]+)$|^```ts\n(.*?)^```$/gms)) {
    if (code === undefined) heading = title!;
    else examples.push({ heading, code, shows: shownIn(code) });
  }
  return examples;
}

/** `// → value`, which goes on in the comment lines right below it. */
const shownIn = (code: string) =>
  [...code.matchAll(/\/\/ → (.*(?:\n *\/\/ (?!→).*)*)/g)].map(([, value]) =>
    value!.replace(/\n *\/\//g, '\n'),
  );

export type Given = {
  createClient: unknown;
  url: string;
  anonKey: string;
  password: string;
  /** Hears what the examples show. */
  console: { log(value: unknown): void };
};

/**
 * All examples as one program, since each goes on where the one before it stopped: every step of the
 * generator runs one of them.
 */
export function programOf(examples: Example[], given: Given): AsyncGenerator<void, void> {
  const steps = examples.map(({ code }) => `${code.replace(/^import .*$/gm, '')}\nyield;\n`);
  const source = `return (async function* page() {\n${steps.join('')}})();`;
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  });
  const run = new Function(...Object.keys(given), outputText);
  return run(...Object.values(given)) as AsyncGenerator<void, void>;
}

/** The value that a `// →` writes. */
export const valueOf = (text: string): unknown => new Function(`return (${text});`)();
