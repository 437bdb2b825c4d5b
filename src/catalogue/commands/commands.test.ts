import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { CliCall } from '../../platform/index.ts';
import { readConfig } from '../../platform/index.ts';
import { check } from './check.ts';
import { codes } from './codes.ts';

const ROOT = join(import.meta.dirname, '../../..');
const made: string[] = [];

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true });
});

function copy(change: (directory: string) => void = () => undefined): string {
  const directory = mkdtempSync(join(tmpdir(), 'check-'));
  made.push(directory);
  cpSync(join(ROOT, 'catalogue/anhe'), directory, { recursive: true });
  change(directory);
  return directory;
}

async function run(
  command: typeof check,
  directory: string,
  options: CliCall['options'] = {},
): Promise<{ code: number; out: string }> {
  const out: string[] = [];
  const code = await command.run({
    args: [directory],
    options,
    json: options['json'] === true,
    config: readConfig({}),
    house: () => Promise.reject(new Error('no house is needed')),
    print: (text) => void out.push(text),
    progress: () => undefined,
  });
  return { code, out: out.join('\n') };
}

const spoil = (directory: string): void => {
  const file = join(directory, 'materials.yaml');
  writeFileSync(
    file,
    `${readFileSync(file, 'utf8')}odd: { name: 法律法规规定的其他材料, kind: proof, issuedBy: applicant }\nform-x: { name: 登记 表１, kind: form, issuedBy: applicant }\n`,
  );
  const item = join(directory, 'items/registration-individual.yaml');
  writeFileSync(
    item,
    readFileSync(item, 'utf8').replace(
      'metBy: [registry, certificate, upload, original-at-window]',
      'metBy: [certificate, upload]',
    ),
  );
};

test('the sample district has no finding at all, and the check ends with 0', async () => {
  expect(await run(check, copy())).toEqual({ code: 0, out: '错误 0，警告 0，提示 0' });
});

test('findings are lines of place, rule, sentence and remedy, and the check ends with 1', async () => {
  const { code, out } = await run(check, copy(spoil));
  expect(code).toBe(1);
  expect(out).toMatch(
    /materials\.yaml:\d+ {2}错误 catch-all-material {2}“法律法规规定的其他材料”是兜底说法.*→ 逐项列出材料/,
  );
  expect(out).toMatch(/registration-individual\.yaml:\d+ {2}错误 obtainable-by-sharing .*国家人口基础信息库/);
});

test('the same in English', async () => {
  expect((await run(check, copy(spoil), { lang: 'en' })).out).toMatch(
    /error catch-all-material .*is a catch-all.*-> Name each document/,
  );
});

test('--fix mends what needs no decision and leaves the rest', async () => {
  const directory = copy(spoil);
  const { out } = await run(check, directory, { fix: true });
  expect(out).not.toContain('obtainable-by-sharing');
  expect(out).not.toContain('untidy-name');
  expect(out).toContain('catch-all-material');
  expect(readFileSync(join(directory, 'materials.yaml'), 'utf8')).toContain('name: 登记表1,');
  expect(readFileSync(join(directory, 'items/registration-individual.yaml'), 'utf8')).toContain(
    'metBy: [registry, certificate, upload]',
  );
});

test('SARIF names rule, level, file and line of every finding', async () => {
  const sarif = JSON.parse((await run(check, copy(spoil), { format: 'sarif' })).out) as {
    version: string;
    runs: {
      tool: { driver: { rules: { id: string }[] } };
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
      }[];
    }[];
  };
  expect(sarif.version).toBe('2.1.0');
  const [first] = sarif.runs;
  for (const r of first?.results ?? []) {
    expect(first?.tool.driver.rules[r.ruleIndex]?.id).toBe(r.ruleId);
    expect(r.locations[0]?.physicalLocation.region.startLine).toBeGreaterThan(0);
  }
  expect(first?.results.map((r) => r.ruleId)).toContain('catch-all-material');
});

test('what cannot be loaded is a finding in JSON too', async () => {
  const { code, out } = await run(
    check,
    copy((d) => writeFileSync(join(d, 'items/x.yaml'), 'id: [')),
    { json: true },
  );
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ errors: expect.any(Number) as number, findings: [{ rule: 'load/yaml' }] });
});

test('--as-of looks at the law of another day: before 15 August 2026 the Environmental Code was no basis', async () => {
  const { code, out } = await run(check, copy(), { asOf: '2026-08-14' });
  expect(code).toBe(1);
  expect(out).toMatch(/basis-not-in-force .*生态环境法典》2026-08-15 起施行，2026-08-14 不能作依据/);
});

test('a wrong option is wrong use, 2', async () => {
  expect((await run(check, copy(), { asOf: 'yesterday' })).code).toBe(2);
  expect((await run(check, copy(), { format: 'pdf' })).code).toBe(2);
});

test('the codes of every item are printed, 12, 31 and 33 characters', async () => {
  const { out } = await run(codes, copy());
  expect(out.split('\n').length).toBeGreaterThanOrEqual(13);
  expect(out).toMatch(/^\w{12} {2}\w{31} {2}\w{33} {2}drainage-permit/m);
});
