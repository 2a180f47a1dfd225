import { createVitest, type TestModule, type TestSpecification } from 'vitest/node';

// A process that runs test files of the SQL suite when told to, and stays: starting a runner for each of a thousand
// mutants would take longer than the tests do. Its database is the one that CAMPUS_TEST_CLUSTER names.

/** What the parent asks: these files in this order, up to the first failure. */
export type Order = {
  files: string[];
  /** What the mutant is about: the matrix of access tries it before the rest. */
  about: string[];
};
/** What it hears: every test file there is, once; then after each order the failure, or null. */
export type Answer = { files: string[] } | { failure: Failure | null; passed: number };
export type Failure = { file: string; test: string; message: string };

const vitest = await createVitest(
  'test',
  {
    watch: false,
    project: ['sql'],
    bail: 1,
    maxWorkers: 1,
    isolate: false,
    pool: 'forks',
    reporters: [],
  },
  {
    test: {
      sequence: {
        // As told, and not the files that failed last time first.
        sequencer: class {
          shard = (files: TestSpecification[]) => Promise.resolve(files);
          sort = (files: TestSpecification[]) => Promise.resolve(files);
        },
      },
    },
  },
);
const specifications = new Map<string, TestSpecification>();
for (const one of await vitest.globTestSpecifications()) {
  specifications.set(one.moduleId, one);
}
tell({ files: [...specifications.keys()] });

// Waiting for the next order is what keeps it here.
process.channel!.ref();
process.on('message', async ({ files, about }: Order) => {
  process.env['CAMPUS_TRY_FIRST'] = about.join(' ');
  // Failures of the mutant before would count as this one's.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  const chosen = files.map((file) => specifications.get(file)!);
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(chosen);
  const failure = testModules.map(failureIn).find((found) => found !== null) ?? null;
  const passed = testModules.flatMap((module) => [...module.children.allTests('passed')]).length;
  tell({ failure: failure ?? unhandled(unhandledErrors), passed });
});

function failureIn(module: TestModule): Failure | null {
  const file = module.moduleId;
  const [test] = module.children.allTests('failed');
  if (test) {
    return { file, test: test.fullName, message: test.result().errors?.[0]?.message ?? '' };
  }
  const suites = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  const [error] = [...module.errors(), ...suites];
  return error ? { file, test: 'the file itself', message: error.message } : null;
}

function unhandled([error]: unknown[]): Failure | null {
  return error ? { file: '', test: 'outside of any test', message: String(error) } : null;
}

function tell(answer: Answer): void {
  process.send!(answer);
}
