import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../platform/index.ts';
import type { CliCall, CliCommand } from '../../platform/index.ts';
import type { Plan } from '../plan.ts';
import { compareCommand } from './compare.ts';
import { planCommand } from './plan.ts';
import '../bundled-words.ts';

const folder = mkdtempSync(join(tmpdir(), 'plan-command-'));
afterAll(() => rmSync(folder, { recursive: true }));
const COMPANY = 'scenarios/facts/restaurant-company.yaml';

/** Runs a command as the command line does; what it printed, what it told beside, and its exit code. */
async function run(
  command: CliCommand,
  options: CliCall['options'],
  more: { readonly args?: readonly string[]; readonly json?: boolean } = {},
): Promise<{ code: number; out: string; told: string }> {
  let [out, told] = ['', ''];
  const code = await command.run({
    args: more.args ?? [],
    options: { lang: 'zh', ...options },
    json: more.json ?? false,
    house: () => Promise.reject(new Error('planning needs no database')),
    config: readConfig({}),
    print: (text) => void (out += `${text}\n`),
    progress: (text) => void (told += `${text}\n`),
  });
  return { code, out, told };
}

/** A facts file with that content. */
function facts(content: string): string {
  const file = join(folder, `facts-${content.length}.yaml`);
  writeFileSync(file, content);
  return file;
}

test('plan prints the checklist of a person, in Chinese and in English, and ends with 0', async () => {
  const { code, out } = await run(planCommand, { facts: COMPANY });
  expect(code).toBe(0);
  expect(out).toContain('# 要办的事');
  expect((await run(planCommand, { facts: COMPANY, lang: 'en' })).out).toMatch(/# (Items|To be done|What)/);
});

test('the same plan as JSON, as Mermaid and as SVG', async () => {
  const plan = JSON.parse((await run(planCommand, { facts: COMPANY }, { json: true })).out) as Plan;
  expect(plan.items.map((i) => i.id)).toContain('food-permit');
  expect(plan.metrics.visits).toBeLessThanOrEqual(1);
  expect((await run(planCommand, { facts: COMPANY, format: 'mermaid' })).out).toMatch(/^flowchart LR/);
  expect((await run(planCommand, { facts: COMPANY, format: 'svg' })).out).toMatch(/^<svg[^>]*role="img"/);
});

test('a plan that the law stops ends with 1 and says why', async () => {
  const { code, out } = await run(planCommand, { facts: 'scenarios/facts/restaurant-banned.yaml' });
  expect(code).toBe(1);
  expect(out).toContain('居民住宅楼');
});

test('a mechanism that is left out is left out', async () => {
  const visits = async (without: string): Promise<number> =>
    (JSON.parse((await run(planCommand, { facts: COMPANY, without }, { json: true })).out) as Plan).metrics.visits;
  expect(await visits('one-window,online,courier')).toBeGreaterThan(await visits('early-tender'));
});

test('wrong use ends with 2 and one sentence that names what there is', async () => {
  const wrong = async (options: CliCall['options']): Promise<string> => {
    const { code, out, told } = await run(planCommand, options);
    expect([code, out]).toEqual([2, '']);
    return told;
  };
  expect(await wrong({ theme: 'bakery' })).toContain('restaurant');
  expect(await wrong({})).toContain('--theme <id>: restaurant');
  expect(await wrong({ facts: COMPANY, format: 'pdf' })).toContain('text|json|mermaid|svg');
  expect(await wrong({ facts: '/nowhere.yaml' })).toContain('/nowhere.yaml');
  expect(await wrong({ facts: COMPANY, without: 'magic' })).toContain('unknown mechanism magic');
  expect(await wrong({ facts: facts('theme: restaurant\nfcats: {}\n') })).toContain('unknown field fcats');
  expect(await wrong({ facts: facts('theme: [1\n') })).toContain('facts-10.yaml');
  expect(await wrong({ facts: facts('theme: restaurant\ntoday: tomorrow\n') })).toContain('today is not a date');
});

test('a fact about an element that the catalogue does not know, or of another type, is wrong use and not a silent nothing', async () => {
  const misspelt = await run(planCommand, { facts: facts('theme: restaurant\nfacts: { premises.aera: 80 }\n') });
  expect(misspelt.code).toBe(2);
  expect(misspelt.told).toMatch(/premises\.aera.*premises\.area/);
  const typed = await run(planCommand, { facts: facts('theme: restaurant\nfacts: { premises.area: "80" }\n') });
  expect(typed.code).toBe(2);
  expect(typed.told).toMatch(/premises\.area.*number/);
});

test('a catalogue that does not load ends with 1 and its findings', async () => {
  const { code, told } = await run(planCommand, { facts: COMPANY }, { args: [folder] });
  expect(code).toBe(1);
  expect(told).not.toBe('');
});

test('compare prints old against new with every mechanism, and the same as JSON', async () => {
  const { code, out } = await run(compareCommand, { facts: COMPANY });
  expect(code).toBe(0);
  expect(out).toMatch(/跑动次数|到现场|跑/);
  const json = JSON.parse((await run(compareCommand, { facts: COMPANY }, { json: true })).out) as {
    baseline: { visits: number };
    optimised: { visits: number };
  };
  expect(json.optimised.visits).toBeLessThan(json.baseline.visits);
  expect((await run(compareCommand, { theme: 'bakery' })).code).toBe(2);
});

test('a claim whose figures come out ends with 0, one whose figure does not ends with 1 and shows both', async () => {
  const claim = 'scenarios/claims/q60/claim.yaml';
  expect((await run(compareCommand, { claim })).code).toBe(0);
  const json = JSON.parse((await run(compareCommand, { claim }, { json: true })).out) as {
    checked: { holds: boolean }[];
  };
  expect(json.checked.every((c) => c.holds)).toBe(true);
  const made = join(folder, 'q60');
  for (const name of ['base', 'q60']) cpSync(`scenarios/claims/${name}`, join(folder, name), { recursive: true });
  writeFileSync(
    join(made, 'claim.yaml'),
    readFileSync(claim, 'utf8').replace('reformed: "= 0.5"', 'reformed: "= 0.4"'),
  );
  const wrong = await run(compareCommand, { claim: join(made, 'claim.yaml') });
  expect(wrong.code).toBe(1);
  expect(wrong.out).toMatch(/= 0\.4\s+0\.5\s+NO/);
  expect((await run(compareCommand, { claim: '/nowhere.yaml' })).code).toBe(2);
});

test('compare --against tells what another version would change for everybody, in figures and for how many', async () => {
  const next = join(folder, 'next');
  cpSync('catalogue/anhe', next, { recursive: true });
  const file = join(next, 'items/drainage-permit.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}`.replace(/^promised: .*$/m, 'promised: 15 wd'));
  const same = await run(compareCommand, { against: 'catalogue/anhe', persons: '20' });
  expect(same.out).toMatch(/^20个人按两个版本各排一次：20人没有变化，0人推迟，0人提前/);
  const other = await run(compareCommand, { against: next, persons: '20' }, { json: true });
  const found = JSON.parse(other.out) as { persons: number; unchanged: number };
  expect(found.persons).toBe(20);
  expect(found.unchanged).toBeLessThan(20);
  expect((await run(compareCommand, { against: next, persons: 'many' })).code).toBe(2);
  expect((await run(compareCommand, { against: next, theme: 'bakery' })).code).toBe(2);
  expect((await run(compareCommand, { against: '/nowhere' })).code).toBe(1);
});
