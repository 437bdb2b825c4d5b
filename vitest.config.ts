import { defineConfig } from 'vitest/config';

/** Pages are Preact; everything else is plain TypeScript. */
const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;
/** What is waited for is waited for on a busy machine too: a second, which is the library's own patience, is not enough there. */
const patient = { expect: { poll: { timeout: 30_000 } } } as const;
const bounded = { pool: 'forks', maxWorkers: 2, ...patient } as const;
/** Whole processes and browsers come after the rest, two side by side. */
const last = { sequence: { groupOrder: 1 } } as const;

export default defineConfig({
  oxc,
  test: {
    ...bounded,
    projects: [
      {
        oxc,
        test: {
          ...bounded,
          name: 'unit',
          testTimeout: 30_000,
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**'],
        },
      },
      {
        oxc,
        test: {
          ...bounded,
          name: 'db',
          include: ['src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
          globalSetup: ['test/support/cluster.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        oxc,
        test: {
          ...bounded,
          ...last,
          name: 'browser',
          include: ['test/journeys/**/*.browser.test.ts'],
          globalSetup: ['test/support/cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        oxc,
        test: {
          ...bounded,
          ...last,
          name: 'process',
          include: ['test/process/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        oxc,
        test: {
          ...bounded,
          name: 'laws',
          include: ['test/laws/**/*.test.ts'],
          globalSetup: ['test/support/cluster.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
