/** npm run bench:web: every page of the slice in the real browser beside the anchor page, with its budget. Exit 1 when a page is too heavy or asks too often. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rooms } from '../../src/main.ts';
import { buildServer, readConfig } from '../../src/platform/index.ts';
import { openHouse } from '../../src/platform/open.ts';
import { browser, closeBrowser, newPage } from '../../test/support/browser.ts';
import { furnishSlice, type SlicePage } from '../../test/support/slice.ts';
import { serveAnchor, type Anchor } from './anchor/anchor.ts';
import { budgets } from './budgets.ts';
import { measure, type Measured } from './measure.ts';
import { faultsOf, report, slowOf, table, type Row } from './table.ts';

const runs = Number(process.env['BENCH_WEB_RUNS'] ?? '3');
const { values, positionals: only } = parseArgs({ allowPositionals: true, options: { write: { type: 'string' } } });

const clock = { at: new Date('2026-11-25T02:00:00.000Z') };
const data = await mkdtemp(join(tmpdir(), 'onevisit-bench-web-'));
const config = readConfig({
  ONEVISIT_DATA: data,
  ONEVISIT_KIND: 'scenario',
  ONEVISIT_LOG: 'silent',
  ONEVISIT_RATE_LIMIT: '9999999',
  PORT: '0',
});
const opened = await openHouse(config, rooms, () => undefined, undefined, { now: () => clock.at });
for (const seed of opened.rooms.flatMap((room) => room.seeds ?? [])) await seed.load(opened.house);
const app = await buildServer(opened.house, opened.rooms);
await app.listen({ host: '127.0.0.1', port: 0 });
const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
const slice = await furnishSlice({
  app,
  relay: opened.relay,
  pass: (milliseconds) => void (clock.at = new Date(clock.at.getTime() + milliseconds)),
});
const anchor = await serveAnchor();
await browser();
try {
  const rows = await measureAll(anchor);
  const figures = table(rows);
  console.log(figures);
  const faults = rows.flatMap(faultsOf);
  for (const fault of faults) console.log(`✗ ${fault}`);
  for (const path of slice.forgotten) console.log(`✗ ${path} has no address in test/support/slice-pages.ts`);
  const wrong = faults.length + slice.forgotten.length;
  const sum = `${rows.length} pages, median of ${runs}, ${wrong} over a budget of weight or requests, ${slowOf(rows).length} over a budget of time`;
  console.log(sum);
  if (values.write !== undefined) await writeFile(values.write, report(figures, sum));
  process.exitCode = wrong === 0 && rows.length > 0 ? 0 : 1;
} finally {
  await closeBrowser();
  await anchor.close();
  opened.house.live.close();
  await app.close();
  await opened.close();
  await rm(data, { recursive: true, force: true });
}

/** The anchor's pages first, then the first address of every page. */
async function measureAll(beside: Anchor): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const kind of ['guide', 'form', 'desk'] as const)
    rows.push({ name: `anchor ${kind}`, kind, isAnchor: true, ...(await medianOf(beside.url(kind), kind)) });
  const firsts = slice.pages.filter((one, index, all) => all.findIndex((other) => other.path === one.path) === index);
  for (const one of firsts.filter(({ path }) => only.length === 0 || only.some((word) => path.includes(word))))
    rows.push({
      name: one.path,
      kind: one.kind,
      isAnchor: false,
      ...(await medianOf(`${base}${one.address}`, one.kind, await slice.session(one.who))),
    });
  return rows;
}

async function medianOf(url: string, kind: SlicePage['kind'], session?: string): Promise<Measured> {
  const all: Measured[] = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await newPage({ device: kind === 'desk' ? 'desk' : 'phone' });
    if (session) await page.context().addCookies([{ name: 'onevisit_session', value: session, url: base }]);
    all.push(await measure(page, url, budgets[kind].at));
    await page.context().close();
  }
  const median = (of: (one: Measured) => number): number =>
    all.map(of).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] as number;
  return {
    status: median((one) => one.status),
    bytes: Math.max(...all.map((one) => one.bytes)),
    requests: Math.max(...all.map((one) => one.requests)),
    later: Math.max(...all.map((one) => one.later)),
    foreign: Math.max(...all.map((one) => one.foreign)),
    paint: median((one) => one.paint),
    touch: median((one) => one.touch),
  };
}
