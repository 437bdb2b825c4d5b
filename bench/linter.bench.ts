/**
 * Loading and publishing a district of 2,000 items, and checking one of 10,000 with planted circles and faults: seconds, memory, all found, none
 * invented. Throws if not. Seconds of the wall and of the processor, because machines are shared.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { catalogue as room, lint, loadCatalogue, publishDirectory } from '../src/catalogue/index.ts';
import type { Finding } from '../src/catalogue/index.ts';
import { readConfig } from '../src/platform/index.ts';
import { openHouse } from '../src/platform/open.ts';
import { generate } from '../src/catalogue/generator/generate.ts';
import type { Generated, GeneratorOptions } from '../src/catalogue/generator/generate.ts';

interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

interface Took {
  readonly wall: number;
  readonly cpu: number;
}

async function seconds<T>(work: () => T | Promise<T>): Promise<{ result: T; took: Took }> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return { result, took: { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 } };
}

const rowsOf = (name: string, took: Took): Row[] => [
  { name, value: took.wall, unit: 's' },
  { name: `${name}, of the processor`, value: took.cpu, unit: 's CPU' },
];

async function withFiles<T>(generated: Generated, use: (directory: string) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-catalogue-'));
  try {
    for (const folder of ['items', 'themes']) mkdirSync(join(directory, folder), { recursive: true });
    for (const [name, text] of Object.entries(generated.files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const idOf = (file: string | undefined): string => (file ?? '').replace(/^.*items\//, '').replace(/\.yaml$/, '');

/** Missed and invented findings. */
function score(findings: readonly Finding[], generated: Generated): { missed: number; invented: number } {
  const circles = findings
    .filter((f) => f.rule === 'mutual-prerequisites')
    .map((f) => [...new Set((f.related ?? []).map((r) => idOf(r.place?.file)))].sort().join());
  const faults = findings
    .filter((f) => f.rule !== 'mutual-prerequisites')
    .map((f) => `${f.rule} ${idOf(f.place?.file)}`);
  const found = new Set([...circles, ...faults]);
  const planted = new Set([
    ...generated.cycles.map((c) => c.join()),
    ...generated.faults.map((f) => `${f.rule} ${f.item}`),
  ]);
  return {
    missed: [...planted].filter((p) => !found.has(p)).length,
    invented: [...found].filter((f) => !planted.has(f)).length,
  };
}

async function run(options: GeneratorOptions): Promise<{ load: Took; check: Took; planted: number; memory: number }> {
  const generated = generate(options);
  return await withFiles(generated, async (directory) => {
    const { result: loaded, took: load } = await seconds(() => loadCatalogue(directory, directory));
    if (!loaded.catalogue)
      throw new Error(`the generated district does not load: ${loaded.findings[0]?.message.en ?? ''}`);
    const { catalogue, things } = loaded;
    const { result: findings, took: check } = await seconds(() => lint(catalogue, { things }));
    const { missed, invented } = score(findings, generated);
    if (missed > 0 || invented > 0) throw new Error(`${missed} planted faults missed, ${invented} invented`);
    const memory = process.memoryUsage.rss() / 1048576;
    return { load, check, planted: generated.cycles.length + generated.faults.length, memory };
  });
}

/** From the directory to the version in force: loaded, checked, drafted, reviewed, published with its lists, in a database of its own. */
async function published(items: number): Promise<Took> {
  const data = mkdtempSync(join(tmpdir(), 'bench-house-'));
  const open = await openHouse(readConfig({ ONEVISIT_DATA: data, PORT: '0' }), [room]);
  try {
    return await withFiles(generate({ seed: 13, items, cycles: 0, decoys: 10, faults: 0 }), async (directory) => {
      const { result, took } = await seconds(() => publishDirectory(open.house, directory, 'one', 'another'));
      if (!('hash' in result)) throw new Error(`not published: ${JSON.stringify(result).slice(0, 300)}`);
      return took;
    });
  } finally {
    await open.close();
    rmSync(data, { recursive: true, force: true });
  }
}

/** Measures. */
export default async function bench(): Promise<readonly Row[]> {
  const publishing = await published(2000);
  const small = await run({ seed: 11, items: 2000, cycles: 10, decoys: 10, faults: 5 });
  const large = await run({ seed: 12, items: 10_000, cycles: 100, decoys: 100, faults: 20 });
  return [
    ...rowsOf('load, check and publish a district of 2,000 items', publishing),
    ...rowsOf('load 2,000 items', small.load),
    ...rowsOf('check 2,000 items, all rules', small.check),
    ...rowsOf('load 10,000 items', large.load),
    ...rowsOf('check 10,000 items, all rules', large.check),
    { name: 'planted circles and faults in 10,000 items, all found', value: large.planted, unit: 'planted' },
    { name: 'of them missed', value: 0, unit: 'findings (throws otherwise)' },
    { name: 'findings invented', value: 0, unit: 'findings (throws otherwise)' },
    { name: 'memory of the process with 2,000 items', value: small.memory, unit: 'MB' },
    { name: 'memory of the process with 10,000 items', value: large.memory, unit: 'MB' },
  ];
}
