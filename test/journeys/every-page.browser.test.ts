import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routesOf } from '../../src/platform/server.ts';
import { choices, cookieOf } from '../../src/web/app/preferences.ts';
import { pageAbove } from '../../src/web/app/visit.ts';
import { axe, closeBrowser, complaintsOf, newPage } from '../support/browser.ts';
import { cutOff, stickingOut } from '../support/reflow.ts';
import { runningHouse, type RunningHouse } from '../support/running-house.ts';
import { elsewhere } from '../support/slice-pages.ts';
import type { SliceState } from '../support/slice-states.ts';
import { furnishSlice, type Slice, type SlicePage } from '../support/slice.ts';

let at: RunningHouse;
let slice: Slice;
let page: Page;
const sessions = new Map<string, string | undefined>();
beforeAll(async () => {
  const clock = { at: new Date('2026-11-25T02:00:00.000Z') };
  at = await runningHouse({ clock: { now: () => clock.at }, env: { ONEVISIT_CHECK_LIMIT: '9999' } });
  const pass = (milliseconds: number) => void (clock.at = new Date(clock.at.getTime() + milliseconds));
  slice = await furnishSlice({ app: at.app, relay: at.relay, pass });
  // 320 px is a window of 1280 px at 400 % zoom (WCAG 1.4.10).
  page = await newPage({ baseUrl: at.base, size: { width: 320, height: 640 } });
  for (const one of [...slice.pages, ...slice.states])
    if (!sessions.has(one.who)) sessions.set(one.who, await slice.session(one.who));
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
async function open(one: Pick<SlicePage, 'who' | 'address'>, look: Look): Promise<void> {
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
  lastStatus = (await page.goto(one.address))?.status();
}
let lastStatus: number | undefined;

/** Brings a page into a state, and says which status it came with. */
async function bring(state: SliceState, look: Look): Promise<number | undefined> {
  await open(state, look);
  if (state.form === undefined) return lastStatus;
  for (const [name, value] of Object.entries(state.typed ?? {})) await page.fill(`main [name="${name}"]`, value);
  if (state.isSignedOut) await page.context().clearCookies({ name: 'onevisit_session' });
  const form = page.locator(`main form[action$="${state.form}"]`).first();
  const arrived = page.waitForResponse(
    (one) => one.request().isNavigationRequest() && Math.floor(one.status() / 100) !== 3,
  );
  const loaded = page.waitForEvent('load');
  await form.evaluate((one) => (one as HTMLFormElement).submit());
  await loaded;
  return (await arrived).status();
}

/** Every page of the server itself: what answers a browser with HTML or leads it to a page, except addresses of forms that lead back to theirs. */
async function pagesOfTheRouter(): Promise<readonly string[]> {
  const found: string[] = [];
  const session = sessions.get('zhang-shifan') ?? '';
  for (const { method, url } of routesOf(at.app)) {
    if (method !== 'GET' || /^\/(?:api|oidc|assets)\//.test(url)) continue;
    const reply = await at.app.inject({
      url: url.replace(/:\w+/g, 'x'),
      headers: { accept: 'text/html' },
      cookies: { onevisit_session: session },
    });
    const { location } = reply.headers;
    if (location !== undefined && location === pageAbove(url.replace(/:\w+/g, 'x'))) continue;
    if (location !== undefined || String(reply.headers['content-type']).startsWith('text/html')) found.push(url);
  }
  return found;
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

test(
  'nobody is shut out of any page, in any look and language, at 400 % zoom',
  async () => {
    expect(slice.forgotten).toEqual([]);
    const found: string[] = [];
    const seen = new Set<string>();
    for (const [index, one] of slice.pages.entries())
      for (const look of looksOf(index)) {
        const name = `${one.address} as ${one.who}, ${look.theme}, ${look.size}, ${look.lang}`;
        await open(one, look);
        seen.add(`${look.theme} ${look.size} ${look.lang}`);
        if ((lastStatus ?? 500) >= 400 && !one.isMissing) found.push(`${name}: answered ${lastStatus}`);
        // A page may name the question in its address; another page it must not be.
        if (new URL(page.url()).pathname !== new URL(one.address, at.base).pathname)
          found.push(`${name}: led to ${page.url()}`);
        expect(await page.locator('html').getAttribute('lang')).toBe(look.lang);
        found.push(...(await faults(look === plain || isWhole ? 'all' : 'look')).map((fault) => `${name}: ${fault}`));
      }
    expect(found).toEqual([]);
    expect(seen.size).toBe(looks.length);
    expect(complaintsOf(page).csp).toEqual([]);
  },
  isWhole ? 3_600_000 : 1_200_000,
);

test('no page of the server is forgotten: each has an address here, or a reason why it is looked at elsewhere', async () => {
  const listed = new Set(slice.pages.map((one) => one.path));
  const ofRouter = await pagesOfTheRouter();
  expect(ofRouter.length).toBeGreaterThan(50);
  const missing = (paths: readonly string[]) => paths.filter((path) => !listed.has(path) && !elsewhere.has(path));
  expect(missing(ofRouter)).toEqual([]);
  expect(missing([...ofRouter, '/planted'])).toEqual(['/planted']);
}, 60_000);

test('nor out of any state that comes of doing something: sent empty, refused, empty, shown once, the session over', async () => {
  const found: string[] = [];
  for (const [index, state] of slice.states.entries())
    for (const look of isWhole ? looks : [looks[(index * 5) % looks.length] as Look]) {
      const name = `${state.name} on ${state.address} as ${state.who}, ${look.theme}, ${look.size}, ${look.lang}`;
      const status = await bring(state, look);
      if (status !== state.status) found.push(`${name}: came with ${status}`);
      found.push(...(await faults()).map((fault) => `${name}: ${fault}`));
    }
  expect(found).toEqual([]);
}, 600_000);

/** A browser that speaks: it notes what it is told to say, and a sentence ends when the test says so. */
function speakToTheTest(): void {
  const told = {
    said: [] as { text: string; lang: string }[],
    current: undefined as { onend?: () => void } | undefined,
  };
  class Utterance {
    lang = '';
    readonly text: string;
    constructor(text: string) {
      this.text = text;
    }
    addEventListener(name: string, listener: () => void): void {
      if (name === 'end') Object.assign(this, { onend: listener });
    }
  }
  const engine = {
    getVoices: () => [{ lang: 'zh-CN', localService: true, name: 'test' }],
    addEventListener: () => undefined,
    cancel: () => void (told.current = undefined),
    speak(one: Utterance & { onend?: () => void }) {
      told.said.push({ text: one.text, lang: one.lang });
      told.current = one;
    },
  };
  Object.defineProperty(globalThis, 'speechSynthesis', { value: engine });
  Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance, told });
}
interface Told {
  told: { said: { text: string; lang: string }[]; current?: { onend?: () => void } };
}

test('elder mode reads the page aloud in its order, marks what is read, rests, goes on, and falls silent when one leaves', async () => {
  const elder = await newPage({ device: 'phone', baseUrl: at.base });
  await elder.addInitScript(speakToTheTest);
  const said = () => elder.evaluate(() => (globalThis as unknown as Told).told.said.map((one) => one.text));
  const heard = async (count: number) => {
    await elder.waitForFunction((n) => (globalThis as unknown as Told).told.said.length >= n, count);
    return await said();
  };
  const endSentence = () => elder.evaluate(() => (globalThis as unknown as Told).told.current?.onend?.());
  await elder.goto('/verify');
  const button = elder.getByRole('button', { name: '朗读本页' });
  expect(await button.count()).toBe(0);
  await elder.context().addCookies([{ name: cookieOf('mode'), value: 'elder', url: at.base }]);
  await elder.goto('/verify');
  await button.click();
  const title = await elder.locator('main h1').innerText();
  expect(await heard(1)).toEqual([title]);
  expect(await elder.locator('[data-spoken]').innerText()).toBe(title);
  expect(await axe(elder)).toEqual([]);
  await endSentence();
  await heard(2);
  await elder.getByRole('button', { name: '暂停' }).click();
  const before = await said();
  await endSentence();
  expect(await said()).toEqual(before);
  await elder.getByRole('button', { name: '继续朗读' }).click();
  expect(await heard(3)).toEqual([...before, before[1]]);
  // To the end: every label and hint of the form in the order of the page, and nothing of what was typed.
  await elder.locator('main input').first().fill('不该念出来');
  await elder.getByRole('button', { name: '停止朗读' }).click();
  expect(await elder.locator('[data-spoken]').count()).toBe(0);
  await button.click();
  const start = before.length + 1;
  for (let step = start + 1; (await elder.locator('[data-spoken]').count()) > 0; step += 1) {
    expect(step).toBeLessThan(60);
    await heard(step);
    await endSentence();
    await elder.waitForFunction(
      (n) => (globalThis as unknown as Told).told.said.length > n || document.querySelector('[data-spoken]') === null,
      step,
    );
  }
  const whole = (await said()).slice(start);
  const labels = (await elder.locator('main label').allInnerTexts()).map((label) => label.trim().split('\n')[0] ?? '');
  expect(labels.length).toBeGreaterThan(1);
  const places = labels.map((label) => whole.indexOf(label));
  expect(places, whole.join('|')).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(whole.join()).not.toContain('不该念出来');
  await button.click();
  await elder.keyboard.press('Escape');
  expect(await elder.locator('[data-spoken]').count()).toBe(0);
  expect(complaintsOf(elder).csp).toEqual([]);
  // Where the browser has no voice there is no button.
  const mute = await newPage({ device: 'phone', baseUrl: at.base });
  await mute.addInitScript(() => Object.defineProperty(globalThis, 'speechSynthesis', { value: undefined }));
  await mute.context().addCookies([{ name: cookieOf('mode'), value: 'elder', url: at.base }]);
  await mute.goto('/verify');
  expect(await mute.getByRole('button', { name: '朗读本页' }).count()).toBe(0);
}, 60_000);

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
