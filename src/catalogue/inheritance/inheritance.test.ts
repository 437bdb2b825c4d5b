import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { layerVersion, loadCatalogue } from '../language/index.ts';
import { differencesOf } from './differences.ts';
import type { Differences } from './differences.ts';
import { upgradeOf } from './upgrade.ts';
import type { Upgrade } from './upgrade.ts';

const CATALOGUE = join(import.meta.dirname, '../../../catalogue');
const made: string[] = [];
afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true });
});

const LINHE = loadCatalogue(join(CATALOGUE, 'linhe'));

type Change = readonly [file: string, from: string, to: string];

/** Copies of province and county side by side, with changes. `next` is the province once more, for a new version. */
function copies(...changes: readonly Change[]): string {
  const root = mkdtempSync(join(tmpdir(), 'inherit-'));
  made.push(root);
  for (const name of ['province', 'linhe']) cpSync(join(CATALOGUE, name), join(root, name), { recursive: true });
  cpSync(join(CATALOGUE, 'province'), join(root, 'next'), { recursive: true });
  for (const [file, from, to] of changes) {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
  }
  return root;
}

const ITEM = 'linhe/items/drainage-permit.yaml';
const told = (root: string): string[] =>
  loadCatalogue(join(root, 'linhe'), root).findings.map((f) => `${f.place?.file}:${f.place?.line} ${f.rule}`);
const upgraded = (root: string): Upgrade => {
  const report = upgradeOf(join(root, 'province'), join(root, 'next'), join(root, 'linhe'), root);
  if ('findings' in report) throw new Error(JSON.stringify(report.findings));
  return report;
};
const told1 = (u: Upgrade): string[] => u.changes.map((c) => `${c.effect} ${c.kind} ${c.id} ${c.field}`);

test('a county takes the template of its province up, keeps what is locked and changes what is free', () => {
  expect(LINHE.findings).toEqual([]);
  const item = LINHE.catalogue?.items['drainage-permit'];
  expect(item?.statutory).toEqual({ n: 20, unit: 'wd' });
  expect(item?.promised).toEqual({ n: 5, unit: 'wd' });
  expect(item?.requirements.map((r) => `${r.id} ${r.metBy[0]}`)).toEqual([
    'application generated-form',
    'plan earlier-filing',
    'test upload',
  ]);
  expect(LINHE.catalogue?.materials['drainage-permit']?.issuer).toBe('approval-bureau');
  expect(JSON.stringify(LINHE.catalogue)).not.toContain('"locked"');
});

test('a template that no county takes up is no item that somebody could apply for', () => {
  expect(loadCatalogue(join(CATALOGUE, 'province')).catalogue?.items).toEqual({});
});

test('a locked field is told at its line, also when it stands inside another', () => {
  const root = copies([ITEM, 'promised: 5 wd', 'promised: 5 wd\nstatutory: 10 wd']);
  expect(told(root)).toEqual([`${ITEM}:7 load/locked-field`]);
  const inner = copies([ITEM, 'requirements:\n', 'requirements:\n  test: { key: false }\n']);
  expect(told(inner)).toEqual([`${ITEM}:8 load/locked-field`]);
  const line = copies([
    'linhe/district.yaml',
    'extends: ../province',
    'extends: ../province\nparameters: { keyDischargeArea: { value: 1, basis: [] } }',
  ]);
  expect(told(line)).toEqual(['linhe/district.yaml:8 load/locked-field']);
});

test('what is locked cannot be unlocked further down', () => {
  const root = copies([ITEM, 'promised: 5 wd', 'promised: 5 wd\nlocked: []\nstatutory: 10 wd']);
  expect(told(root)).toEqual([`${ITEM}:8 load/locked-field`]);
});

test('what is lacking in the county and in the province is told; what the province lends is not', () => {
  const root = copies([
    'linhe/materials.yaml',
    'drainage-permit: { issuer: approval-bureau }',
    'drainage-permit: { issuer: approval-bureau }\nextra: { issuer: approval-bureau }',
  ]);
  expect([...new Set(told(root))]).toEqual(['linhe/materials.yaml:3 load/missing-field']);
});

test('the report of differences counts what was changed, added and left alone', () => {
  const d = differencesOf(join(CATALOGUE, 'linhe'), CATALOGUE) as Differences;
  expect(d.changed.map((c) => `${c.kind} ${c.id} ${c.field} ${c.place.file}:${c.place.line}`)).toContain(
    'item drainage-permit promised linhe/items/drainage-permit.yaml:6',
  );
  expect(d.added).toMatchObject({ sites: ['hall'], theme: ['drainage'] });
  expect(d.repeated).toEqual([]);
  const root = copies([ITEM, 'promised: 5 wd', 'promised: 10 wd']);
  expect((differencesOf(join(root, 'linhe'), root) as Differences).repeated.map((r) => r.field)).toEqual(['promised']);
});

test('a new version of the province: what the county left alone follows, what it wrote itself is a conflict', () => {
  const root = copies(
    ['next/items/drainage-permit.yaml', 'promised: 10 wd', 'promised: 8 wd'],
    ['next/items/drainage-permit.yaml', 'statutory: 20 wd\npromised', 'statutory: 15 wd\npromised'],
  );
  const u = upgraded(root);
  expect(told1(u)).toEqual(['followed item drainage-permit statutory', 'conflict item drainage-permit promised']);
  expect(u.conflicts).toBe(1);
  expect(u.changes[1]).toMatchObject({ before: '10 wd', after: '8 wd', here: '5 wd', place: { file: ITEM, line: 6 } });
  expect(u.blocked).toEqual([]);
});

test('a field that the province locks anew, and a thing that it takes away, stop the county with their places', () => {
  const locked = copies(['next/items/drainage-permit.yaml', 'locked: [basicItem', 'locked: [promised, basicItem']);
  expect(upgraded(locked).blocked.map((f) => `${f.place?.file}:${f.place?.line} ${f.rule}`)).toEqual([
    `${ITEM}:6 load/locked-field`,
  ]);
  const gone = copies(['next/materials.yaml', 'drainage-plan:', 'drain-plan:']);
  expect(upgraded(gone).blocked.map((f) => f.rule)).toContain('load/unknown-reference');
});

test('a county that names the version of its province does not change silently with it', () => {
  const root = copies();
  const pin = layerVersion(join(root, 'province')).slice(0, 12);
  const file = join(root, 'linhe/district.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}upperVersion: "${pin}"\n`);
  expect(told(root)).toEqual([]);
  const upper = join(root, 'province/items/drainage-permit.yaml');
  writeFileSync(upper, `# a comment changes nothing\n${readFileSync(upper, 'utf8')}`);
  expect(told(root)).toEqual([]);
  writeFileSync(upper, readFileSync(upper, 'utf8').replace('promised: 10 wd', 'promised: 9 wd'));
  expect(told(root)).toEqual(['linhe/district.yaml:9 load/upper-changed']);
});
