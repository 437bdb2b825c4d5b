/** One page, loaded cold in the real browser under a slow line and a slow machine: what came over the wire, when something was seen, how long a touch waited. */
import type { CDPSession, Page } from 'playwright-core';

/** A line and a machine. Milliseconds, bit per second, how many times slower. */
export interface Circumstances {
  readonly latency: number;
  readonly bitsPerSecond: number;
  readonly slower: number;
}

/** A telephone on slow 4G (the figures of Lighthouse); a desk in the office's own network. */
export const telephone: Circumstances = { latency: 562.5, bitsPerSecond: 1_440_000, slower: 4 };
export const office: Circumstances = { latency: 20, bitsPerSecond: 20_000_000, slower: 2 };

/** What was measured. */
export interface Measured {
  readonly status: number;
  /** Everything on the wire, headers included, compressed with gzip. */
  readonly bytes: number;
  readonly requests: number;
  /** What the first touch fetched after the page stood, on the wire as above. */
  readonly later: number;
  /** Requests that went to another host than the page's. */
  readonly foreign: number;
  /** First contentful paint, milliseconds. */
  readonly paint: number;
  /** The longest wait of a scripted touch or key until the next frame, milliseconds (Event Timing; steps of 8, below 16 is 0). */
  readonly touch: number;
}

/** Loads and touches a page once. `page` is fresh: nothing cached. */
export async function measure(page: Page, url: string, at: Circumstances): Promise<Measured> {
  const devtools = await page.context().newCDPSession(page);
  const wire = await watchWire(devtools, new URL(url).host);
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': 'gzip' } });
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: at.latency,
    downloadThroughput: at.bitsPerSecond / 8,
    uploadThroughput: at.bitsPerSecond / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: at.slower });
  const reply = await page.goto(url, { waitUntil: 'load' });
  const paint = await firstPaint(page);
  const { bytes, requests, foreign } = wire;
  const touch = await touchAndWait(page);
  await wire.quiet();
  return { status: reply?.status() ?? 0, bytes, requests, later: wire.bytes - bytes, foreign, paint, touch };
}

/** Waits for it: the load event may come before anything is drawn. */
async function firstPaint(page: Page): Promise<number> {
  return await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [first] = list.getEntriesByName('first-contentful-paint');
          if (first) resolve(first.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

async function watchWire(devtools: CDPSession, host: string) {
  const ours = new Set<string>();
  const open = new Set<string>();
  const seen = {
    bytes: 0,
    requests: 0,
    foreign: 0,
    /** Until nothing is on its way any more, at most ten seconds; a second request may follow the first. */
    async quiet(): Promise<void> {
      for (let calm = 0, waits = 0; calm < 3 && waits < 50; waits += 1) {
        await new Promise((resolve) => setTimeout(resolve, open.size === 0 ? 50 : 200));
        calm = open.size === 0 ? calm + 1 : 0;
      }
    },
  };
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    // A data: address travels nowhere; an open line of live progress is no part of the page's weight.
    if (!request.url.startsWith('http') || type === 'EventSource') return;
    ours.add(requestId);
    open.add(requestId);
    seen.requests += 1;
    if (new URL(request.url).host !== host) seen.foreign += 1;
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (ours.has(requestId)) seen.bytes += encodedDataLength;
    open.delete(requestId);
  });
  devtools.on('Network.loadingFailed', ({ requestId }) => void open.delete(requestId));
  return seen;
}

/** Opens a reason, types into a field, chooses an option, walks on with Tab: whatever of it the page has. Nothing is sent. */
async function touchAndWait(page: Page): Promise<number> {
  await page.evaluate(() => {
    const kept = globalThis as unknown as { longest: number };
    kept.longest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) kept.longest = Math.max(kept.longest, entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  const first = async (selector: string) => {
    const found = page.locator(selector).first();
    return (await found.count()) > 0 && (await found.isVisible()) ? found : undefined;
  };
  await (await first('main summary'))?.click({ timeout: 3000 });
  const field = await first('main input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=file])');
  if (field) {
    await field.focus();
    await page.keyboard.type('12');
  }
  await (await first('main input[type=radio] + label, main .ov-choice label'))?.click({ timeout: 3000 });
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Tab');
  await page.waitForTimeout(200);
  return await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
}
