import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choices, cookieOf } from '../../src/web/app/preferences.ts';
import { axe, closeBrowser, complaintsOf, newPage } from '../support/browser.ts';
import { cutOff, stickingOut } from '../support/reflow.ts';
import { runningHouse, type RunningHouse } from '../support/running-house.ts';
import { furnishSlice, type Slice, type SlicePage } from '../support/slice.ts';

let at: RunningHouse;
let slice: Slice;
let page: Page;
const sessions = new Map<string, string | undefined>();
beforeAll(async () => {
  const clock = { at: new Date('2026-11-25T02:00:00.000Z') };
  at = await runningHouse({ clock: { now: () => clock.at } });
  const pass = (milliseconds: number) => void (clock.at = new Date(clock.at.getTime() + milliseconds));
  slice = await furnishSlice({ app: at.app, relay: at.relay, pass });
  // 320 px is a window of 1280 px at 400 % zoom (WCAG 1.4.10).
  page = await newPage({ baseUrl: at.base, size: { width: 320, height: 640 } });
  for (const one of slice.pages) if (!sessions.has(one.who)) sessions.set(one.who, await slice.session(one.who));
}, 240_000);
afterAll(async () => {
  await closeBrowser();
  await at.close();
});

interface Look {
  readonly theme: 'light' | 'dark' | 'contrast';
  readonly size: 'standard' | 'large' | 'elder';
  readonly lang: 'zh-CN' | 'en';
}
const looks: readonly Look[] = choices.lang.flatMap((lang) =>
  (['standard', 'large', 'elder'] as const).flatMap((size) =>
    (['light', 'dark', 'contrast'] as const).map((theme) => ({ theme, size, lang })),
  ),
);
const plain = looks[0] as Look;

/** Opens a page of the slice as its visitor, in a look. */
async function open(one: SlicePage, look: Look): Promise<void> {
  const session = sessions.get(one.who);
  const cookies: Readonly<Record<string, string>> = {
    [cookieOf('lang')]: look.lang,
    [cookieOf('theme')]: look.theme,
    [cookieOf('mode')]: look.size === 'elder' ? 'elder' : 'standard',
    [cookieOf('text')]: look.size === 'large' ? 'large' : 'normal',
    ...(session === undefined ? {} : { onevisit_session: session }),
  };
  await page.context().clearCookies();
  await page.context().addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: at.base })));
  await page.goto(one.address);
}

const isWhole = process.env['TORTURE'] === '1';

/** What is wrong with the page that is open: axe, sticking out, cut off. */
async function faults(of: 'all' | 'look' = 'all'): Promise<readonly string[]> {
  const violations = await axe(page, undefined, of);
  return [
    ...violations.map((one) => `axe ${one.rule}: ${one.nodes.join(' | ')}`),
    ...(await stickingOut(page)).map((one) => `sticks out: ${one}`),
    ...(await cutOff(page)).map((one) => `cut off: ${one}`),
  ];
}

/** Every page plainly; beside it, page by page, the next of all looks, for what a look decides. The whole matrix with TORTURE=1. */
const looksOf = (index: number): readonly Look[] =>
  isWhole ? looks : [plain, looks[1 + ((index * 5) % (looks.length - 1))] as Look];

test('nobody is shut out of any page, in any look and language, at 400 % zoom', async () => {
  expect(slice.forgotten).toEqual([]);
  const found: string[] = [];
  const seen = new Set<string>();
  for (const [index, one] of slice.pages.entries())
    for (const look of looksOf(index)) {
      const name = `${one.address} as ${one.who}, ${look.theme}, ${look.size}, ${look.lang}`;
      await open(one, look);
      seen.add(`${look.theme} ${look.size} ${look.lang}`);
      // A page may name the question in its address; another page it must not be.
      if (new URL(page.url()).pathname !== new URL(one.address, at.base).pathname)
        found.push(`${name}: led to ${page.url()}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(look.lang);
      found.push(...(await faults(look === plain || isWhole ? 'all' : 'look')).map((fault) => `${name}: ${fault}`));
    }
  expect(found).toEqual([]);
  expect(seen.size).toBe(looks.length);
  expect(complaintsOf(page).csp).toEqual([]);
}, 1_200_000);

test('what is planted is found: a nameless button, a line that is too wide, a text that is cut off', async () => {
  await open(slice.pages[0] as SlicePage, plain);
  await page.evaluate(() => {
    const planted = '<button></button><p id="wide">x</p><p id="cut">一段很长很长很长很长很长很长很长很长的话</p>';
    document.querySelector('main')?.insertAdjacentHTML('beforeend', planted);
    const wide = document.querySelector('#wide') as HTMLElement;
    wide.style.width = '900px';
    const cut = document.querySelector('#cut') as HTMLElement;
    Object.assign(cut.style, { width: '60px', overflow: 'hidden', whiteSpace: 'nowrap' });
  });
  const found = await faults();
  for (const wanted of [/^axe button-name/, /^sticks out: .*wide/, /^cut off: .*cut/])
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(wanted)]));
});
