/** Somebody who has a keyboard and nothing else: walks with Tab, chooses with Space and arrows, sends with Enter. Every stop must be seen as focused and lie in the window. */
import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';

interface Stop {
  readonly name: string;
  readonly isSeen: boolean;
}

/** Where the focus is, and whether somebody can see it: an outline of two pixels or more, inside the window. Undefined where it is lost. */
async function focusOf(page: Page): Promise<Stop | undefined> {
  return await page.evaluate(() => {
    const one = document.activeElement;
    if (one === null || one === document.body) return undefined;
    // A choice shows the focus of its hidden circle on the label around or beside it.
    const marked = [one, one.nextElementSibling, one.parentElement].filter((each): each is Element => each !== null);
    const outlined = marked.some((each) =>
      [getComputedStyle(each), getComputedStyle(each, '::after'), getComputedStyle(each, '::before')].some(
        (style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      ),
    );
    const box = one.getBoundingClientRect();
    return {
      name: `${one.tagName.toLowerCase()} ${one.id || (one.textContent ?? '').trim().slice(0, 24)}`,
      isSeen: outlined && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  });
}

/** The next stop. Losing the focus or not seeing it fails the test. */
async function next(page: Page): Promise<Stop> {
  await page.keyboard.press('Tab');
  const stop = await focusOf(page);
  expect(stop, `the focus is lost on ${page.url()}`).toBeDefined();
  expect(stop, `the focus cannot be seen on ${page.url()}`).toMatchObject({ isSeen: true });
  return stop as Stop;
}

const holds = (target: Locator): Promise<boolean> =>
  target.evaluateAll((all) => all.some((one) => one === document.activeElement));

/** Walks on with Tab until the focus is on one of `target`. Nothing that is wanted may be unreachable. */
export async function walkTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    if (await holds(target)) return;
    await next(page);
  }
  throw new Error(`${String(target)} cannot be reached with Tab on ${page.url()}`);
}

/** Follows a link or presses a button, and waits for the page it leads to. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await walkTo(page, target.first());
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
}

/** Gives a value to the field of that name: an option of a list, a tick, a number, a text. */
export async function give(page: Page, name: string, value: string): Promise<void> {
  const fields = page.locator(`main [name="${name}"]:not([type=hidden])`);
  const first = fields.first();
  const type = await first.getAttribute('type');
  if (type === 'radio') return await choose(page, fields, value);
  if (type === 'checkbox') {
    const box = page.locator(`main [name="${name}"][value="${value}"]`);
    await walkTo(page, box);
    if (!(await box.isChecked())) await page.keyboard.press('Space');
    return;
  }
  await walkTo(page, first);
  if ((await first.evaluate((one) => one.tagName)) === 'SELECT') {
    for (let step = 0; step < 100 && (await first.inputValue()) !== value; step += 1)
      await page.keyboard.press('ArrowDown');
    return;
  }
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(value);
}

async function choose(page: Page, group: Locator, value: string): Promise<void> {
  await walkTo(page, group);
  const held = () => page.evaluate(() => (document.activeElement as HTMLInputElement).value);
  for (let step = 0; step < 20 && (await held()) !== value; step += 1) await page.keyboard.press('ArrowDown');
  expect(await held()).toBe(value);
  await page.keyboard.press('Space');
}

/** Chooses a file in a field for files. */
export async function chooseFile(
  page: Page,
  target: Locator,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  // Somebody listens before the key is pressed and goes on listening: a chooser that opens in between would be the browser's own, and nobody's.
  page.on('filechooser', () => undefined);
  // The page may be drawn anew while one walks, and the key falls beside the field; who sees nothing open walks there again.
  for (let tries = 0; tries < 3; tries += 1) {
    await walkTo(page, target);
    const opened = page.waitForEvent('filechooser', { timeout: 10_000 }).catch(() => undefined);
    await page.keyboard.press('Enter');
    const chooser = await opened;
    if (chooser) return chooser.setFiles(file);
  }
  throw new Error('no file chooser opens');
}
