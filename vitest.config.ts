import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '~': fileURLToPath(new URL('./src', import.meta.url)) };

const project = (name: string, include: string[]) => ({
  resolve: { alias },
  test: { name, include, environment: 'node' as const, testTimeout: 20_000, hookTimeout: 60_000 },
});

// `sql`, `stack`, `api` and `mail` need what scripts/test.ts starts for them: npm run test:sql, npm run test:stack, npm test -- api.
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', ['tests/lib/**/*.test.ts']),
      project('sql', ['tests/sql/**/*.test.ts', 'tests/integration/**/*.test.ts']),
      project('stack', ['tests/stack/**/*.test.ts']),
      project('api', ['tests/api/**/*.test.ts']),
      project('mail', ['tests/mail/**/*.test.ts']),
    ],
  },
});
