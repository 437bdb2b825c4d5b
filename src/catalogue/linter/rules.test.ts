import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import { loadCatalogue } from '../language/index.ts';
import { laidOver } from './examples/base.ts';
import { lint } from './lint.ts';
import type { Example } from './rule.ts';
import { RULES } from './rules/index.ts';

/** Findings of all rules on an example. */
function findingsOn(example: Example): Finding[] {
  const directory = mkdtempSync(join(tmpdir(), 'rules-'));
  try {
    for (const [name, text] of Object.entries(laidOver(example))) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    const loaded = loadCatalogue(directory, directory);
    expect(loaded.findings.map((f) => `${f.place?.file}:${f.place?.line} ${f.message.zh}`)).toEqual([]);
    return loaded.catalogue ? lint(loaded.catalogue, { things: loaded.things }) : [];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const told = (findings: readonly Finding[]): string[] => findings.map((f) => `${f.rule}: ${f.message.zh}`);

test('the example district that the rules are shown on has nothing to find', () => {
  expect(told(findingsOn({}))).toEqual([]);
});

test('every rule has one id and its own words', () => {
  expect(new Set(RULES.map((r) => r.id)).size).toBe(RULES.length);
  expect(new Set(RULES.map((r) => r.title.zh)).size).toBe(RULES.length);
});

for (const rule of RULES) {
  test(`${rule.id} finds its failing example, at a file and line, with a remedy`, () => {
    const own = findingsOn(rule.failing).filter((f) => f.rule === rule.id);
    expect(own.length).toBeGreaterThan(0);
    for (const f of own) {
      expect(f.place?.line).toBeGreaterThan(0);
      expect(f.remedy.zh).not.toBe('');
      expect(f.message.en).not.toMatch(/undefined/);
    }
  });

  test(`${rule.id} has nothing against its passing example`, () => {
    expect(told(findingsOn(rule.passing).filter((f) => f.rule === rule.id))).toEqual([]);
  });
}

test('a list of items that may not be promised is no list to file by', () => {
  const lists = `list-2026: { name: 示例清单, publishedOn: 2026-01-01, items: [permit] }
safety: { name: 安全清单, publishedOn: 2026-01-01, items: [check] }
`;
  expect(findingsOn({ 'lists.yaml': lists }).map((f) => f.rule)).toContain('item-on-no-list');
});
