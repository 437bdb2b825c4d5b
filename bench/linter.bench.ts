/** Loading a district of 2,000 items, and checking one of 10,000 with planted circles and faults: seconds, memory, all found, none invented. Throws if not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lint, loadCatalogue } from '../src/catalogue/index.ts';
import type { Finding } from '../src/catalogue/index.ts';
import { generate } from '../src/catalogue/generator/generate.ts';
import type { Generated, GeneratorOptions } from '../src/catalogue/generator/generate.ts';

interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

function seconds<T>(work: () => T): { result: T; took: number } {
  const start = performance.now();
  const result = work();
  return { result, took: (performance.now() - start) / 1000 };
}

function withFiles<T>(generated: Generated, use: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'bench-catalogue-'));
  try {
    for (const folder of ['items', 'themes']) mkdirSync(join(directory, folder), { recursive: true });
    for (const [name, text] of Object.entries(generated.files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    return use(directory);
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

function run(options: GeneratorOptions): {
  load: number;
  check: number;
  planted: number;
  missed: number;
  invented: number;
} {
  const generated = generate(options);
  return withFiles(generated, (directory) => {
    const { result: loaded, took: load } = seconds(() => loadCatalogue(directory, directory));
    if (!loaded.catalogue)
      throw new Error(`the generated district does not load: ${loaded.findings[0]?.message.en ?? ''}`);
    const { catalogue, things } = loaded;
    const { result: findings, took: check } = seconds(() => lint(catalogue, { things }));
    const { missed, invented } = score(findings, generated);
    if (missed > 0 || invented > 0) throw new Error(`${missed} planted faults missed, ${invented} invented`);
    return { load, check, planted: generated.cycles.length + generated.faults.length, missed, invented };
  });
}

/** Measures. */
export default function bench(): readonly Row[] {
  const small = run({ seed: 11, items: 2000, cycles: 10, decoys: 10, faults: 5 });
  const large = run({ seed: 12, items: 10_000, cycles: 100, decoys: 100, faults: 20 });
  return [
    { name: 'load and publish a district of 2,000 items', value: small.load, unit: 's' },
    { name: 'check 2,000 items, all rules', value: small.check, unit: 's' },
    { name: 'load and publish a district of 10,000 items', value: large.load, unit: 's' },
    { name: 'check 10,000 items, all rules', value: large.check, unit: 's' },
    { name: 'planted circles and faults in 10,000 items', value: large.planted, unit: 'planted' },
    { name: 'of them missed', value: large.missed, unit: 'findings' },
    { name: 'findings invented', value: large.invented, unit: 'findings' },
    { name: 'memory of the process at the end', value: process.memoryUsage.rss() / 1048576, unit: 'MB' },
  ];
}
