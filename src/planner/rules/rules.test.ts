import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { allRules, exampleDistrict, generatedFiles, lint, loadCatalogue } from '../../catalogue/index.ts';
import type { Catalogue, Example, Finding } from '../../catalogue/index.ts';
import '../index.ts';
import { PLANNER_RULES } from './index.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** Findings of the rules of this room on an example. */
function findingsOn(example: Example): Finding[] {
  const directory = mkdtempSync(join(tmpdir(), 'rules-'));
  try {
    for (const [name, text] of Object.entries(exampleDistrict(example))) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    const loaded = loadCatalogue(directory, directory);
    expect(loaded.findings).toEqual([]);
    return loaded.catalogue ? lint(loaded.catalogue, { things: loaded.things, rules: PLANNER_RULES }) : [];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

for (const rule of PLANNER_RULES) {
  test(`${rule.id} finds its failing example, at a file and line, and has nothing against its passing one`, () => {
    const found = findingsOn(rule.failing).filter((f) => f.rule === rule.id);
    expect(found.length).toBeGreaterThan(0);
    for (const f of found) expect(f.place?.line).toBeGreaterThan(0);
    expect(findingsOn(rule.passing).filter((f) => f.rule === rule.id)).toEqual([]);
  });
}

test('a theme that takes two visits names the item that is to blame, with its file', () => {
  const [found] = findingsOn(PLANNER_RULES[0]?.failing ?? {});
  expect(found?.message.zh).toContain('多跑的是：示例检查。');
  expect(found?.related?.map((r) => r.place?.file)).toEqual(['items/check.yaml']);
});

test('the restaurant of the sample district is done in one visit or none, whoever opens it', () => {
  const loaded = loadCatalogue(join(ROOT, 'catalogue/anhe'));
  expect(lint(loaded.catalogue as Catalogue, { rules: PLANNER_RULES })).toEqual([]);
});

test('every rule, whichever room it comes from, has a page, a failing and a passing example; schemas and pages are those of the code (run `onevisit catalogue generate`)', () => {
  expect(allRules()).toEqual(expect.arrayContaining([...PLANNER_RULES]));
  for (const rule of allRules()) {
    expect(Object.keys(rule.failing), rule.id).not.toEqual([]);
    expect(Object.keys(rule.passing), rule.id).not.toEqual([]);
  }
  const files = generatedFiles();
  for (const [name, text] of Object.entries(files)) expect(readFileSync(join(ROOT, name), 'utf8'), name).toBe(text);
  for (const folder of ['catalogue/schema', 'docs/rules'])
    expect(
      readdirSync(join(ROOT, folder))
        .map((f) => `${folder}/${f}`)
        .filter((f) => !(f in files)),
    ).toEqual([]);
});
