import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { OutputChunk } from 'rolldown';
import { expect, test, vi } from 'vitest';
import { everyday } from './passes/everyday.ts';
import { passes } from './passes/index.ts';

vi.setConfig({ testTimeout: 60_000 });

/** What planner, conditions and calendar may weigh together in a browser that plans a theme of everyday life: 15 KB, gzipped. */
const BUDGET = 15 * 1024;

test('planner, conditions and calendar together stay within what a phone may load for a restaurant', async () => {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('./pure.ts', import.meta.url)),
    preserveEntrySignatures: 'allow-extension',
  });
  const { output } = await bundle.generate({ minify: true, comments: false });
  await bundle.close();
  const weigh = (chunks: readonly OutputChunk[]): number =>
    chunks.reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).length, 0);
  const chunks = output.filter((one) => one.type === 'chunk');
  const first = chunks.filter((chunk) => !chunk.isDynamicEntry);
  const second = chunks.filter((chunk) => chunk.isDynamicEntry);
  process.stdout.write(
    `planner/pure.ts: ${weigh(first)} bytes gzipped (ceiling ${BUDGET}), for staged projects ${weigh(second)} more\n`,
  );
  expect(chunks.map((chunk) => chunk.code).join('')).not.toContain('node:');
  expect(second).toHaveLength(1);
  expect(weigh(first)).toBeLessThanOrEqual(BUDGET);
});

test('the everyday passes keep the order of all passes', () => {
  expect(passes.filter((pass) => everyday.includes(pass))).toEqual(everyday);
});
