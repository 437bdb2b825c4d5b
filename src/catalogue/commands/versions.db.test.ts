import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse } from '../../../test/support/house.ts';
import type { FreshHouse } from '../../../test/support/house.ts';
import { readConfig } from '../../platform/index.ts';
import { catalogue, publishSample } from '../index.ts';
import type { CatalogueService } from '../index.ts';
import { commands } from './index.ts';

let at: FreshHouse;
const folder = mkdtempSync(join(tmpdir(), 'versions-'));
beforeAll(async () => {
  at = await freshHouse([catalogue]);
  await publishSample(at.house);
}, 60_000);
afterAll(async () => {
  await at.close();
  rmSync(folder, { recursive: true });
});

/** Runs a command of the room as the command line does. */
async function run(name: string, args: readonly string[], options: Record<string, string> = {}): Promise<string> {
  let out = '';
  const code = await commands
    .find((c) => c.name === `catalogue ${name}`)
    ?.run({
      args,
      options,
      json: false,
      house: () => Promise.resolve(at.house),
      config: readConfig({}),
      print: (text) => void (out += text),
      progress: (text) => void (out += text),
    });
  return `${code} ${out}`;
}

test('a version goes its way by single steps: drafted, looked through, reviewed by somebody else, released, withdrawn', async () => {
  const next = join(folder, 'anhe');
  cpSync('catalogue/anhe', next, { recursive: true });
  const file = join(next, 'items/drainage-permit.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^promised: .*$/m, 'promised: 6 wd'));
  const drafted = await run('draft', [next], { by: 'bai-mulu' });
  const hash = (JSON.parse(drafted.slice(2)) as { hash: string }).hash;
  const short = hash.slice(0, 12);
  expect(await run('changes', [short])).toBe('0 ~ items drainage-permit: promised.n');
  expect(await run('release', [short], { by: 'he-fuhe' })).toContain('1 {"refused":"catalogue-state-out-of-order"');
  expect(await run('review', [short], { by: 'bai-mulu' })).toContain('catalogue-review-by-second-person');
  expect(await run('review', [short], { by: 'he-fuhe', note: '看过' })).toBe(`0 {"hash":"${hash}"}`);
  expect(await run('release', [short], { by: 'he-fuhe' })).toBe(`0 {"hash":"${hash}"}`);
  const service = at.house.room<CatalogueService>('catalogue');
  expect((await service.current('anhe')).version).toBe(hash);
  expect(await run('withdraw', [short], { by: 'he-fuhe', note: '有误' })).toBe(`0 {"hash":"${hash}"}`);
  expect((await service.current('anhe')).items['drainage-permit']?.promised.n).not.toBe(6);
  expect(await run('versions', [])).toMatch(new RegExp(`${short} {2}anhe .* withdrawn {2}he-fuhe`));
});

test('a directory with errors is no draft, a version that is not there is told, a step by nobody is wrong use', async () => {
  const bad = join(folder, 'bad');
  cpSync('catalogue/anhe', bad, { recursive: true });
  writeFileSync(join(bad, 'items/x.yaml'), 'id: [');
  expect(await run('draft', [bad], { by: 'bai-mulu' })).toMatch(/^1 .*load\/yaml/);
  expect(await run('review', ['abcdef'], { by: 'he-fuhe' })).toContain('1 {"refused":"catalogue-version-not-found"');
  expect(await run('changes', ['abcdef'])).toContain('catalogue-version-not-found');
  expect(await run('draft', [])).toBe('2 --by is needed');
  expect(await run('review', ['abcdef'])).toBe('2 --by is needed');
});
