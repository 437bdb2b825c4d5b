import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startRegistry } from './registry.ts';

const folder = mkdtempSync(join(tmpdir(), 'onevisit-registry-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const clock = { now: () => new Date('2026-11-30T02:00:00Z') };
const open = (file: string) => startRegistry({ clock, decideAfterMs: 0, secret: 's', file });
const body = (reference: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    reference,
    item: 'registration',
    number: 'B-1',
    answers: {},
    callback: 'http://127.0.0.1:9/',
  }),
});
type Answer = { serial: string; number: string };
const take = async (url: string, reference: string) =>
  (await (await fetch(`${url}/registrations`, body(reference))).json()) as Answer;

test('a restarted registry knows what it had decided, and gives no serial and no credit code twice', async () => {
  const file = join(folder, 'a', 'registrations.jsonl');
  const before = await open(file);
  const first = await take(before.url, 'm-1.c1');
  await before.close();
  const after = await open(file);
  expect(await (await fetch(`${after.url}/registrations/m-1.c1`)).json()).toEqual(first);
  expect(await take(after.url, 'm-1.c1')).toEqual(first);
  const second = await take(after.url, 'm-2.c1');
  await after.close();
  expect(second.serial).not.toBe(first.serial);
  expect(second.number).not.toBe(first.number);
});

test('a line that was cut by a crash is taken away and everything before it is known', async () => {
  const file = join(folder, 'b', 'registrations.jsonl');
  const before = await open(file);
  const first = await take(before.url, 'm-1.c1');
  await before.close();
  appendFileSync(file, '{"reference":"m-2');
  const after = await open(file);
  expect(await take(after.url, 'm-1.c1')).toEqual(first);
  await take(after.url, 'm-3.c1');
  await after.close();
  const again = await open(file);
  expect((await fetch(`${again.url}/registrations/m-3.c1`)).status).toBe(200);
  await again.close();
});
