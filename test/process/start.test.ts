/** The real process in a folder of its own: type stripping, loader, embedded server, signals. What vitest forgives, Node does not. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAlive } from '../../src/platform/database/children.ts';
import { readConfig } from '../../src/platform/config.ts';
import { openServer } from '../../src/platform/database/connect.ts';
import { openEmbedded } from '../../src/platform/database/embedded.ts';
import { connectOnce } from '../../src/platform/database/pool.ts';

const bin = join(import.meta.dirname, '../../bin/onevisit.mjs');
let data: string;
const living = new Set<ChildProcess>();

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'onevisit-process-'));
});
afterAll(async () => {
  for (const child of living) child.kill('SIGKILL');
  // A command that only enters and leaves takes the server down with it when nobody else is left.
  await ended(command('migrate').child);
  await rm(data, { recursive: true, force: true });
});

interface Running {
  readonly child: ChildProcess;
  output(): string;
}

function command(...args: string[]): Running {
  const child = spawn(process.execPath, [bin, ...args], {
    env: { ...process.env, ONEVISIT_DATA: data, PORT: '0', DATABASE_URL: '', DATABASE_ADMIN_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  living.add(child);
  child.on('exit', () => living.delete(child));
  return { child, output: () => text };
}

function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => child.on('exit', (code) => done(code)));
}

async function serve(): Promise<Running & { readonly url: string }> {
  const begin = performance.now();
  const running = command('serve');
  for (;;) {
    const url = /OneVisit 一次办 \(demo\) {2}(http:\S+)/.exec(running.output())?.[1];
    if (url) return { ...running, url };
    if (running.child.exitCode !== null) throw new Error(`ended early: ${running.output()}`);
    if (performance.now() - begin > 120_000) throw new Error(`not ready: ${running.output()}`);
    await sleep(50);
  }
}

const health = async (url: string) => (await (await fetch(`${url}/health`)).json()) as unknown;
const postmaster = async () =>
  Number(
    (await readFile(join(data, process.getuid?.() === 0 ? 'server' : '', 'postgres/postmaster.pid'), 'utf8')).split(
      '\n',
    )[0],
  );

test('the first start answers, Ctrl-C ends it cleanly together with its database, and the second start makes nothing anew', async () => {
  const first = await serve();
  expect(await health(first.url)).toEqual({ status: 'ok', kind: 'demo' });
  const server = await postmaster();
  first.child.kill('SIGINT');
  expect(await ended(first.child)).toBe(0);
  expect(isAlive(server)).toBe(false);
  const second = await serve();
  expect(await health(second.url)).toEqual({ status: 'ok', kind: 'demo' });
  const migrated = /migrations {2}\S+ s {2}(.*)/;
  expect(migrated.exec(first.output())?.[1]).toContain('0001-platform');
  expect(migrated.exec(second.output())?.[1]).toBe('0');
  second.child.kill('SIGINT');
  expect(await ended(second.child)).toBe(0);
});

test('after kill -9 of node the next start takes over the database that was left behind', async () => {
  const first = await serve();
  const server = await postmaster();
  first.child.kill('SIGKILL');
  await ended(first.child);
  expect(isAlive(server)).toBe(true);
  const second = await serve();
  expect(second.output()).toContain('adopted');
  expect(await health(second.url)).toEqual({ status: 'ok', kind: 'demo' });
  second.child.kill('SIGINT');
  expect(await ended(second.child)).toBe(0);
  expect(isAlive(server)).toBe(false);
});

test('after kill -9 of postgres the running server brings it back by itself and ends cleanly', async () => {
  const first = await serve();
  const killed = await postmaster();
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => isAlive(killed), { timeout: 10_000 }).toBe(false);
  await expect
    .poll(() => health(first.url), { timeout: 60_000, interval: 500 })
    .toEqual({ status: 'ok', kind: 'demo' });
  const back = await postmaster();
  expect(back).not.toBe(killed);
  first.child.kill('SIGINT');
  expect(await ended(first.child)).toBe(0);
  expect(isAlive(back)).toBe(false);
});

test('a database born demo is not started as real, and says what to do instead', async () => {
  const child = spawn(process.execPath, [bin, 'serve'], {
    env: {
      ...process.env,
      ONEVISIT_DATA: data,
      PORT: '0',
      ONEVISIT_KIND: 'real',
      DATABASE_URL: '',
      DATABASE_ADMIN_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  living.add(child);
  expect(await ended(child)).toBe(1);
  living.delete(child);
  expect(text).toContain('ONEVISIT_KIND=demo');
  expect(text).not.toMatch(/\n\s+at /);
});

test('a PostgreSQL that would lose acknowledged cases when power fails is not opened, and the sentence says what to set where', async () => {
  const server = await openEmbedded(data);
  const admin = await connectOnce(server.adminUrl);
  const config = readConfig({ DATABASE_URL: server.appUrl, DATABASE_ADMIN_URL: server.adminUrl });
  const reload = async (setting: string, value: 'on' | 'off') => {
    await admin.query(value === 'off' ? `alter system set ${setting} = off` : `alter system reset ${setting}`);
    await admin.query('select pg_reload_conf()');
    await expect.poll(async () => (await admin.query(`show ${setting}`)).rows[0]).toEqual({ [setting]: value });
  };
  try {
    for (const setting of ['full_page_writes', 'synchronous_commit', 'fsync']) {
      await reload(setting, 'off');
      await expect(openServer(config)).rejects.toThrow(
        new RegExp(`${setting} off.*Set it to on where it was set.*reload`),
      );
      if (setting === 'fsync') {
        const refused = command('serve');
        expect(await ended(refused.child)).toBe(1);
        expect(refused.output()).toContain('数据库关闭了 fsync');
        expect(refused.output()).not.toMatch(/\n\s+at /);
      }
      await reload(setting, 'on');
    }
    await expect(openServer(config)).resolves.toMatchObject({ how: 'outside' });
  } finally {
    await admin.end();
    await server.close();
  }
});

test('a wrong setting and a wrong command are told apart by their exit codes', async () => {
  const wrong = command('frobnicate');
  expect(await ended(wrong.child)).toBe(2);
  const setting = spawn(process.execPath, [bin, 'serve'], { env: { ...process.env, PORT: 'high' }, stdio: 'ignore' });
  expect(await ended(setting)).toBe(1);
});

test('whoever reads only the first line of a list ends it without a word of failure', async () => {
  const list = command('catalogue', 'codes');
  list.child.stdout?.destroy();
  expect(await ended(list.child)).toBe(0);
  expect(list.output()).toBe('');
});
