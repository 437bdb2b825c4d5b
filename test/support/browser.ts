import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { browserFiles } from './browser-files.ts';

/** What a person holds in their hands, and how it is set. */
export interface Visitor {
  device?: 'phone' | 'desk';
  lang?: 'zh-CN' | 'en';
  colourScheme?: 'light' | 'dark';
  /** false: as in a browser with scripts switched off. axe cannot run then. */
  scripts?: boolean;
  /** CSS pixels, instead of the device's own size. */
  size?: { width: number; height: number };
  baseUrl?: string;
}

/** One rule of WCAG that the page breaks, with the elements that break it. */
export interface Violation {
  rule: string;
  impact: string;
  help: string;
  nodes: string[];
}

/** What the page complained about while it was open. */
export interface Complaints {
  console: string[];
  csp: string[];
}

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const results = join(import.meta.dirname, '..', 'results');
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1366, height: 768 } };
const quiet = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--no-default-browser-check',
  '--no-first-run',
  '--font-render-hinting=none',
];

let open: Promise<Browser> | undefined;
const complaints = new WeakMap<Page, Complaints>();

async function launch(): Promise<Browser> {
  const { executable, env } = await browserFiles();
  const inherited = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const options = { executablePath: executable, args: quiet, env: { ...Object.fromEntries(inherited), ...env } };
  try {
    return await chromium.launch(options);
  } catch {
    return await chromium.launch(options); // a cold start was seen to fail once with ETXTBSY
  }
}

/** The browser of this test file, started at the first call. Close it with `closeBrowser` in afterAll. */
export function browser(): Promise<Browser> {
  open ??= launch();
  return open;
}

/** Ends the browser of this test file. */
export async function closeBrowser(): Promise<void> {
  const started = open;
  open = undefined;
  if (started !== undefined) await (await started).close();
}

/** A page in a context of its own (own cookies), which records console errors and CSP violations from the start. */
export async function newPage(visitor: Visitor = {}): Promise<Page> {
  const { device = 'desk', lang = 'zh-CN', colourScheme = 'light', scripts = true, size, baseUrl } = visitor;
  const context: BrowserContext = await (await browser()).newContext({
    viewport: size ?? sizes[device],
    locale: lang,
    timezoneId: 'Asia/Shanghai',
    colorScheme: colourScheme,
    reducedMotion: 'reduce',
    javaScriptEnabled: scripts,
    hasTouch: device === 'phone',
    isMobile: device === 'phone' && size === undefined,
    ...(baseUrl === undefined ? {} : { baseURL: baseUrl }),
  });
  const page = await context.newPage();
  collect(page);
  looksAtWholePages(page);
  return page;
}

/**
 * A click that leads to another page is over when that page is whole. By itself it is over when the first byte has come, and what is then
 * counted at once is counted on half a page.
 */
function looksAtWholePages(page: Page): void {
  const frame = page.mainFrame();
  const click = frame.click.bind(frame);
  const press = frame.press.bind(frame);
  frame.click = async (...what) => {
    await click(...what);
    await page.waitForLoadState('domcontentloaded');
  };
  frame.press = async (...what) => {
    await press(...what);
    await page.waitForLoadState('domcontentloaded');
  };
}

function collect(page: Page): void {
  const found: Complaints = { console: [], csp: [] };
  complaints.set(page, found);
  page.on('pageerror', (error) => found.console.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const list = /Content.Security.Policy/i.test(message.text()) ? found.csp : found.console;
    list.push(message.text());
  });
}

/** Console errors and CSP violations of a page made by `newPage`, so far. */
export function complaintsOf(page: Page): Complaints {
  return complaints.get(page) ?? { console: [], csp: [] };
}

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** Rules whose answer depends on colours and sizes; all others read the same in every look. */
const looks = { type: 'rule', values: ['color-contrast', 'target-size', 'link-in-text-block', 'meta-viewport'] };

/** WCAG 2.0 to 2.2, A and AA, by axe-core, with every element named. Empty means that axe found nothing. `of: 'look'` asks only what colours and sizes decide. */
export async function axe(page: Page, within?: string, of: 'all' | 'look' = 'all'): Promise<Violation[]> {
  await page.evaluate(axeSource);
  const asked = { scope: within, rules: of === 'look' ? looks : levels };
  return await page.evaluate(async ({ scope, rules }) => {
    const engine = (globalThis as unknown as { axe: AxeEngine }).axe;
    const { violations } = await engine.run(scope ?? document, { runOnly: rules, resultTypes: ['violations'] });
    return violations.map((one) => ({
      rule: one.id,
      impact: one.impact ?? 'unknown',
      help: one.help,
      nodes: one.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    }));
  }, asked);
}

interface AxeEngine {
  run(
    scope: unknown,
    options: { runOnly: unknown; resultTypes: string[] },
  ): Promise<{
    violations: {
      id: string;
      impact: string | null;
      help: string;
      nodes: { target: string[]; failureSummary?: string }[];
    }[];
  }>;
}

/** Writes the whole page as test/results/<name>.png (not kept in git) and returns the path. */
export async function screenshot(page: Page, name: string, fullPage = true): Promise<string> {
  mkdirSync(results, { recursive: true });
  const path = join(results, `${name}.png`);
  await page.screenshot({ path, fullPage });
  return path;
}
