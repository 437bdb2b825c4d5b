/**
 * S3: fuzz from the OpenAPI document in three mixes. `FUZZ=20000 npm test -- test/contract` for more than the small size, with a seed of its own;
 * `FUZZ_SEED=n` repeats a run.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuzz, type Outcome } from './fuzz.ts';
import { operationsOf, pagesOf, type Operation } from './operations.ts';
import { plantedPath } from './probe.ts';
import { fuzzWorld, type FuzzWorld } from './world.ts';

const count = Number(process.env['FUZZ'] ?? 2000);
const seed = Number(
  process.env['FUZZ_SEED'] ?? (process.env['FUZZ'] === undefined ? 20_261_125 : Date.now() % 1_000_000_000),
);
/** Milliseconds that an answer may take (S3: 5 s) where somebody fuzzes on purpose; beside other tests only a hang is a finding, a busy machine is not. */
const limit = process.env['FUZZ'] === undefined ? 60_000 : 5000;

let at: FuzzWorld;
let operations: readonly Operation[];
let planted: readonly Operation[];
beforeAll(async () => {
  at = await fuzzWorld();
  const all = operationsOf(at.app);
  operations = all.filter((one) => !one.path.startsWith(plantedPath));
  planted = all.filter((one) => one.path.startsWith(plantedPath));
}, 240_000);
afterAll(() => at.close());

function tell(name: string, of: readonly Operation[], outcome: Outcome): void {
  const missed = of.map((one) => `${one.method} ${one.path}`).filter((one) => !outcome.operations.has(one));
  process.stdout.write(
    `${name}: seed ${seed}, ${outcome.sent} requests (${JSON.stringify(outcome.mixes)}), ${outcome.entered} entered, ${outcome.operations.size} of ${of.length} operations reached${missed.length > 0 ? ` (not ${missed.join(', ')})` : ''}, ` +
      `statuses ${JSON.stringify(outcome.statuses)}, slowest ${Math.round(outcome.slowest.ms)} ms\n`,
  );
}

test('whatever is sent to the interface is answered in time, never with a fault of ours, and as the document says', async () => {
  const outcome = await fuzz(at, operations, { count, seed, limit });
  tell('interface', operations, outcome);
  expect(outcome.findings).toEqual([]);
  expect(outcome.operations.size / operations.length).toBeGreaterThanOrEqual(0.95);
  expect(outcome.entered / outcome.sent).toBeGreaterThanOrEqual(0.3);
}, 3_600_000);

test('whatever is sent to a page or a form is answered in time and never with a fault of ours', async () => {
  const pages = pagesOf(at.app, operations);
  const outcome = await fuzz(at, pages, { count: Math.ceil(count / 4), seed, limit });
  tell('pages', pages, outcome);
  expect(pages.length).toBeGreaterThan(20);
  expect(outcome.findings).toEqual([]);
}, 3_600_000);

test('a route that throws on a certain value, one that answers off its shape and one that hangs are each found', async () => {
  const outcome = await fuzz(at, planted, { count: 120, seed, limit: 1000 });
  const found = (path: string, what: RegExp): boolean =>
    outcome.findings.some((one) => one.request.includes(path) && what.test(one.what));
  expect([found('/throws', /^500/), found('/off-shape', /^off its shape/), found('/hangs', /^took/)]).toEqual([
    true,
    true,
    true,
  ]);
  expect(outcome.findings.filter((one) => !one.request.includes(plantedPath))).toEqual([]);
}, 120_000);
