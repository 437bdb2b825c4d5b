/** A data folder on a disk that really fills up. Needs a small disk of its own, so it runs where a tmpfs may be mounted (Linux, root); elsewhere it is skipped. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';

const bin = join(import.meta.dirname, '../../bin/onevisit.mjs');
const disk = mkdtempSync(join(tmpdir(), 'onevisit-disk-'));
const isMounted =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=100m', 'tmpfs', disk]).status === 0;
const filling = join(disk, 'filling');
const living = new Set<ChildProcess>();

afterAll(async () => {
  for (const child of living) child.kill('SIGINT');
  for (let n = 0; n < 100 && living.size > 0; n += 1) await sleep(100);
  if (isMounted) spawnSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

function serve() {
  const child = spawn(process.execPath, [bin, 'serve'], {
    env: { ...process.env, ONEVISIT_DATA: join(disk, 'data'), PORT: '0', DATABASE_URL: '', DATABASE_ADMIN_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  living.add(child);
  const code = new Promise<number | null>((done) =>
    child.on('exit', (it) => {
      living.delete(child);
      done(it);
    }),
  );
  return { child, code, output: () => text };
}

async function ready(running: ReturnType<typeof serve>): Promise<string> {
  for (let n = 0; n < 1200; n += 1) {
    const url = /OneVisit 一次办 \(demo\) {2}(http:\S+)/.exec(running.output())?.[1];
    if (url) return url;
    if (running.child.exitCode !== null) break;
    await sleep(100);
  }
  throw new Error(`not ready: ${running.output()}`);
}

/** Writes until nothing more goes onto the disk. */
async function fill(): Promise<void> {
  for (const size of [1 << 20, 1 << 10]) {
    const block = Buffer.alloc(size);
    let goesOn = true;
    while (goesOn)
      goesOn = await appendFile(filling, block).then(
        () => true,
        () => false,
      );
  }
}

let key = 0;
async function save(url: string) {
  const content = { facts: { note: Math.random().toString(36).repeat(2000) }, papers: {}, delivery: 'electronic' };
  const reply = await fetch(`${url}/api/drafts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `full-disk-${(key += 1)}` },
    body: JSON.stringify({ theme: 'restaurant', content }),
  });
  const { draftId } = (await reply.json()) as { draftId?: string };
  return { status: reply.status, draftId, cookie: reply.headers.get('set-cookie')?.split(';')[0] ?? '' };
}

test.runIf(isMounted)(
  'on a full disk nothing acknowledged is lost, writes are refused clearly, and all goes on when there is space again; a start says one sentence',
  async () => {
    const first = serve();
    const url = await ready(first);
    const kept = await save(url);
    expect(kept.status).toBe(201);

    await fill();
    let refused = 201;
    for (let n = 0; n < 300 && refused === 201; n += 1) refused = (await save(url)).status;
    expect([503, 507]).toContain(refused);
    for (let n = 0; n < 20; n += 1) expect((await save(url)).status).not.toBe(500);
    expect(first.child.exitCode).toBeNull();

    await rm(filling);
    await expect.poll(async () => (await save(url)).status, { timeout: 60_000 }).toBe(201);
    const found = await fetch(`${url}/api/drafts/${kept.draftId}`, { headers: { cookie: kept.cookie } });
    expect(found.status).toBe(200);
    first.child.kill('SIGINT');
    expect(await first.code).toBe(0);

    await fill();
    const second = serve();
    expect(await second.code).toBe(1);
    expect(second.output()).toContain('磁盘已满');
    expect(second.output()).toContain('Free some space and start again');
    expect(second.output()).not.toMatch(/\n\s+at /);
  },
);
