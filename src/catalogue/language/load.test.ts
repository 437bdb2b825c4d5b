import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { loadCatalogue } from './load.ts';
import type { Loaded } from './load.ts';
import { versionOf } from './publish.ts';

const ANHE = join(import.meta.dirname, '../../../catalogue/anhe');
const made: string[] = [];

/** A copy of the sample district with files changed. */
function district(changes: Record<string, string | Buffer | ((text: string) => string)>, name = 'anhe'): string {
  const root = mkdtempSync(join(tmpdir(), 'catalogue-'));
  made.push(root);
  const directory = join(root, name);
  cpSync(ANHE, directory, { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const path = join(directory, file);
    writeFileSync(path, typeof change === 'function' ? change(readFileSync(path, 'utf8')) : change);
  }
  return directory;
}

function told(directory: string): string[] {
  const loaded: Loaded = loadCatalogue(directory, directory);
  expect(loaded.catalogue).toBeUndefined();
  return loaded.findings.map(
    (f) => `${f.place?.file}:${f.place?.line}:${f.place?.column} ${f.rule} ${f.message.zh} ${f.remedy.zh}`,
  );
}

/** Line and column at which a text stands in a file. */
function at(directory: string, file: string, needle: string): string {
  const before = readFileSync(join(directory, file), 'utf8').split(needle)[0] ?? '';
  return `${file}:${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
}

const AD = 'items/large-advertising.yaml';

const replace =
  (from: string, to: string) =>
  (text: string): string => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true });
});

const SAMPLE = loadCatalogue(ANHE);

test('the sample district loads, whole, and its version is the hash of its content', () => {
  expect(SAMPLE.findings).toEqual([]);
  const catalogue = SAMPLE.catalogue;
  if (!catalogue) throw new Error('no catalogue');
  expect(Object.keys(catalogue.items).length).toBeGreaterThanOrEqual(13);
  expect(catalogue.version).toMatch(/^[0-9a-f]{64}$/);
  expect(loadCatalogue(ANHE).catalogue?.version).toBe(catalogue.version);
  expect(versionOf({ ...catalogue, asOf: '2026-11-26' })).not.toBe(catalogue.version);
});

test('an item has its three layers of codes, with 12, 31 and 33 characters', () => {
  const item = SAMPLE.catalogue?.items['registration-company'];
  expect(item?.basicCode).toBe('999107001000');
  expect(item?.implementationCode).toBe('11999901MBDEM101874999107001000');
  expect(item?.handlingCode).toBe('11999901MBDEM10187499910700100002');
});

test('an item that is like another takes over what it does not write, and keeps its own codes', () => {
  const items = SAMPLE.catalogue?.items;
  const [individual, company] = [items?.['registration-individual'], items?.['registration-company']];
  expect(company?.requirements.map((r) => r.id)).toEqual(['application', 'identity', 'address', 'mandate', 'articles']);
  expect(company?.requirements[0]?.materials).toEqual(['registration-form-company']);
  expect(company?.steps).toEqual(individual?.steps);
  expect(company?.handlingCode).not.toBe(individual?.handlingCode);
});

test('a line that the province draws stands in conditions by its name', () => {
  const lower = district({
    'district.yaml': replace('smallCateringArea: { value: 50', 'smallCateringArea: { value: 60'),
  });
  const text = JSON.stringify(loadCatalogue(lower).catalogue?.items['small-catering']?.appliesWhen);
  expect(text).toContain('60');
});

test('an article that is quoted in laws.yaml comes with its text, in Chinese numerals', () => {
  const stop = SAMPLE.catalogue?.themes['restaurant']?.stops[0];
  expect(stop?.basis[0]).toMatchObject({
    law: '中华人民共和国生态环境法典',
    article: '第二百五十条',
    inForceFrom: '2026-08-15',
  });
  expect(stop?.basis[0]?.text).toContain('居民住宅楼');
  expect(stop?.basis[1]?.article).toBe('第一千一百三十二条');
});

const lines = (name: string): number =>
  readFileSync(join(ANHE, 'items', name), 'utf8')
    .trimEnd()
    .split('\n').length;

test('a simple item needs fewer than forty lines', () => {
  for (const name of ['large-advertising.yaml', 'small-catering.yaml', 'staff-insurance.yaml', 'sign-guidance.yaml'])
    expect(lines(name)).toBeLessThan(40);
});

test('a name that leads nowhere is told with the nearest names', () => {
  const bad = district({ 'items/food-permit.yaml': replace('[kitchen-layout]', '[kitchen-layuot]') });
  expect(told(bad)[0]).toBe(
    `${at(bad, 'items/food-permit.yaml', 'kitchen-layuot')} load/unknown-reference 没有材料 kitchen-layuot。 相近的：kitchen-layout。`,
  );
});

test('a condition with a misspelt element is told at the very character', () => {
  const bad = district({ [AD]: replace('appliesWhen: sign.large', 'appliesWhen: sign.large and sign.lage') });
  const [finding] = told(bad);
  expect(finding).toContain(`${at(bad, AD, 'sign.lage')} load/condition-unknown-element`);
  expect(finding).toMatch(/sign\.lage.*sign\.large/);
});

test('a problem behind a parameter is told at the character where it was written', () => {
  const [finding] = told(
    district({ 'items/food-permit.yaml': replace('list contains(food.activities, "raw"))', 'premises.aera > 3)') }),
  );
  const column =
    readFileSync(join(ANHE, 'items/food-permit.yaml'), 'utf8')
      .split('\n')
      .find((l) => l.startsWith('appliesWhen'))
      ?.indexOf('list contains') ?? 0;
  expect(finding).toContain(`:${column + 1} load/condition-unknown-element`);
});

test('a limit without unit is refused', () => {
  const bad = district({ [AD]: replace('promised: 5 wd', 'promised: "5"') });
  expect(told(bad)[0]).toContain(`${at(bad, AD, 'promised: "5"')} load/unit-missing 时限“5”没有单位。`);
});

test('a misspelt field is told with the field that was meant', () => {
  const bad = district({ [AD]: replace('promised:', 'promissed:') });
  expect(told(bad)[0]).toBe(
    `${at(bad, AD, 'promissed')} load/unknown-field 没有“promissed”这个字段。 相近的：promised。`,
  );
});

test('a value outside the list is told with the values there are', () => {
  const bad = district({ [AD]: replace('review: examine-approve', 'review: examine-aprove') });
  expect(told(bad)[0]).toContain(
    `${at(bad, AD, 'review')} load/wrong-value “examine-aprove”不在可选值之内。 可选：examine-approve`,
  );
});

test('a key that stands twice in a file is told at the second one', () => {
  const bad = district({ [AD]: replace('statutory: 7 wd', 'organ: tax-bureau\nstatutory: 7 wd') });
  expect(told(bad)[0]).toContain(`${at(bad, AD, 'organ: tax-bureau')} load/duplicate-key “organ”`);
});

test('two items with one code are told', () => {
  expect(told(district({ 'items/registration-company.yaml': replace('sequence: "02"', 'sequence: "01"') }))[0]).toMatch(
    /load\/duplicate-code .*registration-company|load\/duplicate-code .*registration-individual/,
  );
});

test('a written code that differs from what it should be is told with what it should be', () => {
  expect(told(district({ [AD]: replace('sequence: "01"', 'sequence: "01"\nhandlingCode: "123"') }))[0]).toMatch(
    /load\/code 业务办理项编码 123 不对：应为 11999901MBDEM10187499910101300001/,
  );
});

test('an organ whose credit code fails its check is told at the character', () => {
  expect(told(district({ 'organs.yaml': replace('11999901MBDEM1034W', '11999901MBDEM10345') }))[0]).toMatch(
    /organs\.yaml:\d+:\d+ load\/code 统一社会信用代码 11999901MBDEM10345 不对：第 18 位“5”不对/,
  );
});

test('the same thing in two files is told with the other place', () => {
  const twice = 'tax-bureau: { office: 99, kind: vertical, uscc: 11999901MBDEM1069F, name: 另一个税务局 }\n';
  expect(
    told(district({ 'organs.yaml': (text) => text + twice.replace('tax-bureau', 'taxx') + twice })).join(),
  ).toMatch(/load\/duplicate-key “tax-bureau”/);
});

test('broken YAML is told with its line', () => {
  expect(told(district({ [AD]: (t) => `${t}\n  bad: [1, 2\n` }))[0]).toMatch(
    /items\/large-advertising\.yaml:\d+:\d+ load\/yaml/,
  );
});

test('aliases that multiply or hold themselves, and brackets a mile deep, are told with their place', () => {
  const nine = (name: string): string => Array(9).fill(`*${name}`).join(',');
  const laughs = [...'bcdefghij'].map((c, n) => `${c}: &${c} [${nine('abcdefghi'[n] ?? '')}]`).join('\n');
  expect(told(district({ 'items/x.yaml': `id: x\na: &a [x]\n${laughs}\n` }))[0]).toMatch(
    /items\/x\.yaml:3:8 load\/alias 别名/,
  );
  expect(told(district({ 'items/x.yaml': 'id: x\na: &a [*a]\n' }))[0]).toMatch(/items\/x\.yaml:2:8 load\/alias/);
  expect(told(district({ 'items/x.yaml': `id: ${'['.repeat(4000)}` })).join()).toMatch(
    /items\/x\.yaml:\d+:\d+ load\/yaml/,
  );
});

test('a file saved as GBK is refused with its encoding and line', () => {
  const gbk = Buffer.concat([Buffer.from('id: x\n# '), Buffer.from([0xb2, 0xcd, 0xd2, 0xfb]), Buffer.from('\n')]);
  expect(told(district({ 'items/x.yaml': gbk }))[0]).toMatch(/items\/x\.yaml:2:1 load\/not-utf8 .*GBK/);
});

test('a file of 50 MB is refused without being read', () => {
  expect(told(district({ 'items/big.yaml': Buffer.alloc(50 * 1024 * 1024, 0x61) }))[0]).toMatch(
    /items\/big\.yaml:1:1 load\/file-too-large 文件有 50\.0 MB，超过 5 MB/,
  );
});

test('items that are like each other in a circle are told as a circle', () => {
  expect(
    told(
      district({
        'items/registration-individual.yaml': replace(
          'basicItem: registration',
          'like: registration-company\nbasicItem: registration',
        ),
      }),
    ).join(),
  ).toMatch(/load\/inheritance-cycle .*registration-(individual|company) → registration-(individual|company) → /);
});

test('districts that extend each other in a circle are told as a circle', () => {
  expect(told(district({ 'district.yaml': (t) => `${t}\nextends: .\n` })).join()).toMatch(/load\/inheritance-cycle/);
});

test('a district takes over what the province wrote, changes what it may, and not what is locked', () => {
  const county = district({});
  const town = join(county, '..', 'town');
  cpSync(join(county, 'district.yaml'), join(town, 'district.yaml'));
  writeFileSync(
    join(town, 'district.yaml'),
    'id: town\ncode: "999902000000"\nname: 小镇（示范）\nasOf: 2026-11-25\nextends: ../anhe\nparameters:\n  smallCateringArea: { value: 80, basis: [] }\n',
  );
  cpSync(join(county, 'items/large-advertising.yaml'), join(town, 'items/large-advertising.yaml'));
  writeFileSync(join(town, 'items/large-advertising.yaml'), 'id: large-advertising\npromised: 3 wd\n');
  const loaded = loadCatalogue(town, town);
  expect(loaded.findings).toEqual([]);
  expect(loaded.catalogue?.district.name.zh).toBe('小镇（示范）');
  expect(loaded.catalogue?.items['large-advertising']).toMatchObject({
    promised: { n: 3, unit: 'wd' },
    statutory: { n: 7, unit: 'wd' },
  });
  writeFileSync(
    join(county, 'items/large-advertising.yaml'),
    `${readFileSync(join(county, 'items/large-advertising.yaml'), 'utf8')}locked: [promised]\n`,
  );
  expect(told(town)[0]).toMatch(/items\/large-advertising\.yaml:2:1 load\/locked-field/);
});

test('a directory that is none, and one without a district, say so', () => {
  expect(loadCatalogue('/nowhere/at/all').findings[0]?.rule).toBe('load/no-directory');
  expect(loadCatalogue(join(ANHE, 'themes')).findings.map((f) => f.rule)).toContain('load/unknown-file');
});

test('a file that is no text of a catalogue is named with where it should be', () => {
  expect(told(district({ 'themess.yaml': 'a: 1\n' }))[0]).toMatch(
    /themess\.yaml:1:1 load\/unknown-file .*themes\/\*\.yaml/,
  );
});

test('several problems are told together, in the order of the files', () => {
  const all = told(
    district({
      [AD]: replace('promised: 5 wd', 'promised: "5"'),
      'items/food-permit.yaml': replace('[kitchen-layout]', '[nothing-like-it]'),
    }),
  );
  expect(all.map((f) => f.split(':')[0])).toEqual(['items/food-permit.yaml', 'items/large-advertising.yaml']);
});
