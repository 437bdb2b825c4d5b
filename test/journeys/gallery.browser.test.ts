import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type GalleryPage, galleryPages } from '../../src/web/gallery/gallery.tsx';
import { axe, closeBrowser, complaintsOf, newPage, screenshot, type Visitor } from '../support/browser.ts';
import { type GalleryServer, serveGallery } from '../support/gallery-server.ts';

let server: GalleryServer;
let page: Page | undefined;

beforeAll(async () => {
  server = await serveGallery();
});
afterEach(async () => {
  await page?.context().close();
  page = undefined;
});
afterAll(async () => {
  await closeBrowser();
  await server.close();
});

interface Look {
  theme: 'light' | 'dark' | 'contrast';
  mode: 'standard' | 'elder';
  lang: 'zh-CN' | 'en';
}

const looks: Look[] = [
  { theme: 'light', mode: 'standard', lang: 'zh-CN' },
  { theme: 'dark', mode: 'standard', lang: 'en' },
  { theme: 'contrast', mode: 'standard', lang: 'zh-CN' },
  { theme: 'light', mode: 'elder', lang: 'zh-CN' },
  { theme: 'light', mode: 'elder', lang: 'en' },
];
/** The page of all parts is seen in every theme and mode in both languages. */
const everyLook: Look[] = [
  ...looks,
  { theme: 'light', mode: 'standard', lang: 'en' },
  { theme: 'dark', mode: 'standard', lang: 'zh-CN' },
  { theme: 'contrast', mode: 'standard', lang: 'en' },
];
const whole = galleryPages.filter((name) => name !== 'parts');
const views = [
  ...everyLook.map((look) => ({ page: 'parts' as GalleryPage, look })),
  ...whole.flatMap((page) => looks.map((look) => ({ page: page as GalleryPage, look }))),
].map((view) => ({ ...view, name: `${view.page}, ${view.look.theme}, ${view.look.mode}, ${view.look.lang}` }));

async function visit(name: GalleryPage, look: Look, visitor: Visitor = {}): Promise<Page> {
  page = await newPage({ lang: look.lang, ...visitor });
  await page.goto(server.url(name, look));
  return page;
}

/** Elements that stick out of a 320 px window; that is 400 % zoom of a 1280 px one (WCAG 1.4.10). */
async function stickingOut(open: Page): Promise<string[]> {
  return await open.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > width + 1)
      .map((one) => `${one.tagName}.${one.getAttribute('class') ?? ''}`);
  });
}

test.each(views)('nobody is shut out, on a desk, on a phone, at 400 % zoom: $name', async ({ page: name, look }) => {
  const open = await visit(name, look);
  expect(await axe(open)).toEqual([]);
  await open.setViewportSize({ width: 390, height: 844 });
  expect(await axe(open)).toEqual([]);
  await screenshot(open, `${name}-${look.theme}-${look.mode}-${look.lang}`);
  await open.setViewportSize({ width: 320, height: 640 });
  expect(await stickingOut(open)).toEqual([]);
  expect(complaintsOf(open)).toEqual({ console: [], csp: [] });
});

test('axe sees planted faults, so that its silence means something', async () => {
  const open = await visit('home', looks[0] as Look);
  await open.evaluate(() => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<button></button><input><img src="data:,">');
  });
  const rules = (await axe(open)).map((violation) => violation.rule);
  expect(rules).toEqual(expect.arrayContaining(['button-name', 'image-alt', 'label']));
});

test('the policy is real: an inline style attribute is refused and noticed', async () => {
  const open = await visit('home', looks[0] as Look);
  await open.evaluate(() => {
    document.querySelector('main')?.insertAdjacentHTML('beforeend', '<p style="color: red">x</p>');
  });
  await expect.poll(() => complaintsOf(open).csp.length).toBeGreaterThan(0);
});

test('a failed form opens with the focus on what has to be mended', async () => {
  const open = await visit('form', looks[0] as Look);
  expect(await open.evaluate(() => document.activeElement?.className)).toBe('ov-error-summary');
  await open.click('.ov-error-summary a');
  expect(await open.evaluate(() => document.activeElement?.id ?? location.hash)).toMatch(/trade-name|^$/);
  await open.keyboard.press('Tab');
});

/** Walks the page with the Tab key and reports every stop that cannot be seen as focused or is covered. */
async function walk(open: Page): Promise<{ stops: string[]; unseen: string[] }> {
  const stops: string[] = [];
  const unseen: string[] = [];
  await open.evaluate(() => {
    const first = document.querySelector<HTMLElement>('.ov-page-skip');
    first?.setAttribute('data-walked', 'last');
    first?.focus();
  });
  stops.push('skip link');
  for (let step = 0; step < 400; step += 1) {
    await open.keyboard.press('Tab');
    const stop = await open.evaluate(() => {
      const one = document.activeElement;
      if (one === null || one === document.body) return null;
      const after = getComputedStyle(one, '::after');
      const outlined = [getComputedStyle(one), after].some(
        (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      );
      const box = one.getBoundingClientRect();
      const inView = box.bottom > 0 && box.top < innerHeight;
      // a date has several stops of its own; meeting an earlier element again means that the page is through
      const mark = one.getAttribute('data-walked');
      document.querySelector('[data-walked=last]')?.setAttribute('data-walked', 'yes');
      one.setAttribute('data-walked', 'last');
      return {
        name: `${one.tagName.toLowerCase()} ${one.id || (one.textContent ?? '').trim().slice(0, 20)}`,
        visible: outlined && inView,
        again: mark === 'yes',
        same: mark === 'last',
      };
    });
    if (stop === null || stop.again) break;
    if (!stop.same) stops.push(stop.name);
    if (!stop.visible) unseen.push(stop.name);
  }
  return { stops, unseen };
}

/** How many things there are that the keyboard must reach: of each radio group one. */
async function reachable(open: Page): Promise<number> {
  return await open.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')];
    const seen = all.filter((one) => one.getClientRects().length > 0 && !one.matches('[type=hidden], :disabled'));
    const groups = new Set<string>();
    return seen.filter((one) => {
      if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
      const key = one.form === null ? one.name : `${one.name} of a form`;
      if (groups.has(key)) return false;
      groups.add(key);
      return true;
    }).length;
  });
}

test.each(galleryPages.map((name) => ({ name })))(
  'the keyboard reaches everything on $name and is always seen',
  async ({ name }) => {
    const open = await visit(name, looks[0] as Look);
    const expected = await reachable(open);
    const { stops, unseen } = await walk(open);
    expect(unseen).toEqual([]);
    expect(new Set(stops).size).toBeGreaterThan(10);
    expect(stops.length).toBeGreaterThanOrEqual(expected);
  },
);

test.each(['phone', 'desk'] as const)('targets are large enough for a thumb on a %s', async (device) => {
  for (const name of whole) {
    const open = await visit(name, looks[0] as Look, { device });
    const small = await open.evaluate(
      (least) =>
        [
          ...document.querySelectorAll(
            'button, .ov-button, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), select, textarea, summary, .ov-choice label, nav a',
          ),
        ]
          .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < least)
          .map((one) => `${one.tagName} ${(one.textContent ?? '').trim()} ${one.getBoundingClientRect().height}`),
      device === 'phone' ? 43.5 : 24,
    );
    expect(small, name).toEqual([]);
    await open.context().close();
    page = undefined;
  }
});

test('in elder mode text is at least 18 pt and targets are at least 48 px', async () => {
  const open = await visit('guide', { theme: 'light', mode: 'elder', lang: 'zh-CN' }, { device: 'phone' });
  const sizes = await open.evaluate(() => ({
    body: parseFloat(getComputedStyle(document.body).fontSize),
    button: document.querySelector('.ov-button')?.getBoundingClientRect().height ?? 0,
    link: document.querySelector('.ov-page-tools a')?.getBoundingClientRect().height ?? 0,
  }));
  expect(sizes.body).toBeGreaterThanOrEqual(24);
  expect(sizes.button).toBeGreaterThanOrEqual(48);
  expect(sizes.link).toBeGreaterThanOrEqual(48);
});

test('without scripts the reasons open and the form can be sent', async () => {
  const open = await visit('form', looks[0] as Look, { scripts: false });
  await open.click('summary');
  expect(await open.locator('details[open] p').first().isVisible()).toBe(true);
  expect(await open.locator('form button').first().isVisible()).toBe(true);
});
