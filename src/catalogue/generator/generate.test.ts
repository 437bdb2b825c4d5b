import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../language/index.ts';
import { elementTypes } from '../conditions/index.ts';
import { findCycles } from '../linter/cycles/find-cycles.ts';
import { lint } from '../linter/lint.ts';
import type { Generated } from './generate.ts';
import { generate } from './generate.ts';

function load(generated: Generated) {
  const directory = mkdtempSync(join(tmpdir(), 'generated-'));
  try {
    for (const [name, text] of Object.entries(generated.files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    const loaded = loadCatalogue(directory, directory);
    expect(loaded.findings.map((f) => f.message.zh)).toEqual([]);
    if (!loaded.catalogue) throw new Error('nothing loaded');
    return loaded;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test('the same seed gives the same district', () => {
  const options = { seed: 3, items: 20, cycles: 1, decoys: 1, faults: 1 };
  expect(generate(options)).toEqual(generate(options));
  expect(generate({ ...options, seed: 4 }).files).not.toEqual(generate(options).files);
});

test('every planted circle and fault is found, none is invented, and decoys are left alone', () => {
  for (const seed of [1, 2]) {
    const generated = generate({ seed, items: 60, cycles: 5, decoys: 6, faults: 3 });
    const { catalogue, things } = load(generated);
    const circles = findCycles(catalogue, elementTypes(Object.values(catalogue.elements))).map((c) =>
      c.map((s) => s.demand.from).sort(),
    );
    expect(circles.map((c) => c.join()).sort()).toEqual(generated.cycles.map((c) => c.join()).sort());
    const others = lint(catalogue, { things })
      .filter((f) => f.rule !== 'mutual-prerequisites')
      .map((f) => `${f.rule} ${f.place?.file}`);
    expect(others.sort()).toEqual(generated.faults.map((f) => `${f.rule} items/${f.item}.yaml`).sort());
  }
}, 60_000);
