/** What somebody who comes to a public terminal after another could find of them (S19): fifteen places, each looked into. */
import type { Page } from 'playwright-core';

/** What the session told while it ran; recorded from the page's first address on. */
export interface Watched {
  /** Replies that a browser may keep. */
  readonly kept: string[];
  /** Files that went to the disk. */
  readonly downloads: string[];
  /** Controls whose text the browser may remember and offer. */
  readonly remembered: string[];
}

/** Watches a page of a terminal. */
export function watch(page: Page): Watched {
  const seen: Watched = { kept: [], downloads: [], remembered: [] };
  page.on('download', (file) => seen.downloads.push(file.suggestedFilename()));
  page.on('response', (reply) => {
    const control = reply.headers()['cache-control'] ?? '';
    const isScript = new URL(reply.url()).pathname.startsWith('/assets/');
    if (!isScript && reply.status() === 200 && !control.includes('no-store')) seen.kept.push(reply.url());
  });
  return seen;
}

/** Notes the controls of the page that is open which the browser may remember. */
export async function noteRemembered(page: Page, seen: Watched): Promise<void> {
  const found = await page
    .locator('form:not([autocomplete=off]), input:not([autocomplete=off]), textarea:not([autocomplete=off])')
    .evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 80)));
  seen.remembered.push(...found);
}

/** What a page keeps in the browser, by place. Runs in the page. */
async function keptHere(addresses: readonly string[]): Promise<Record<string, string>> {
  const cached = await Promise.all(
    addresses.map((address) =>
      fetch(address, { cache: 'only-if-cached', mode: 'same-origin' }).then(
        async (reply) => (reply.ok ? await reply.text() : ''),
        () => '',
      ),
    ),
  );
  const workers = await navigator.serviceWorker.getRegistrations();
  return {
    cache: cached.join(),
    'local storage': JSON.stringify({ ...localStorage }),
    'session storage': JSON.stringify({ ...sessionStorage }),
    databases: (await indexedDB.databases()).map((one) => one.name).join(),
    'cache storage': (await caches.keys()).join(),
    'service worker': workers.map((one) => one.scope).join(),
    clipboard: await navigator.clipboard.readText(),
  };
}

const shown = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      document.title,
      document.body.innerText,
      ...[...document.querySelectorAll('input')].map((one) => one.value),
    ].join(),
  );

/** Places in which something of `secrets` is found on the terminal that is left; for stores that hold nothing but somebody's things, whether they hold anything. */
export async function tracesOf(
  page: Page,
  seen: Watched,
  secrets: readonly string[],
  addresses: readonly string[],
): Promise<readonly string[]> {
  const tells = (text: string): boolean => secrets.some((secret) => text.includes(secret));
  const here = await page.evaluate(keptHere, addresses);
  const empty = new Set(['{}', '']);
  const found = Object.entries(here).flatMap(([place, text]) =>
    (place === 'cache' || place === 'clipboard' ? tells(text) : !empty.has(text)) ? [place] : [],
  );
  const cookies = (await page.context().cookies()).filter((one) => one.name !== 'onevisit_place');
  if (cookies.length > 0) found.push('cookies');
  if (seen.kept.length > 0) found.push('forward cache');
  if (seen.downloads.length > 0) found.push('downloads');
  if (seen.remembered.length > 0) found.push('autofill');
  await page.emulateMedia({ media: 'print' });
  if (tells(await shown(page))) found.push('print');
  await page.emulateMedia({ media: 'screen' });
  const devtools = await page.context().newCDPSession(page);
  const { entries } = await devtools.send('Page.getNavigationHistory');
  if (entries.some((one) => tells(decodeURIComponent(one.url)) || tells(one.title))) found.push('history');
  for (let step = 0; step < entries.length - 1; step += 1) {
    if ((await page.goBack({ timeout: 5000 }).catch(() => null)) === null) break;
    const text = await shown(page);
    if (tells(text)) found.push(text.includes('wang-daiban') ? 'form restoration' : 'back button');
  }
  return found;
}
