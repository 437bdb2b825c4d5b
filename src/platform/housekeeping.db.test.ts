import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshHouse, type FreshHouse } from '../../test/support/house.ts';
import { runCommandLine } from './command-line/frame.ts';
import { forgetOldReplies } from './housekeeping.ts';
import { deadEntries, revive } from './relay/dead.ts';
import type { Room } from './room.ts';

let now = new Date('2026-11-30T02:00:00Z');
let isMended = false;
const answered: string[] = [];
const room: Room = {
  name: 'sample',
  reactions: [
    {
      name: 'sample.answer',
      topics: ['thing-done'],
      async react(event) {
        if (!isMended) throw new Error('the other side is broken');
        answered.push(`${event.stream} ${event.seq}`);
      },
    },
  ],
};

let fresh: FreshHouse;
beforeAll(async () => {
  fresh = await freshHouse([room], { clock: { now: () => now } });
});
afterAll(() => fresh.close());

const act = (idempotencyKey: string, seq?: number) =>
  fresh.house.db.command(
    { group: 'cell', key: 1, actor: 'clerk', route: 'POST /x', idempotencyKey, bodyHash: 'b' },
    async (tx) => {
      if (seq !== undefined) tx.outbox('m-1', seq, 'thing-done');
      return { at: tx.now.toISOString() };
    },
  );
const later = (ms: number) => (now = new Date(now.getTime() + ms));

test('a reply is given again for thirty days and is forgotten afterwards', async () => {
  const day = 86_400_000;
  await act('a');
  later(29 * day);
  await act('b');
  await forgetOldReplies(fresh.house);
  expect(await act('a')).toMatchObject({ replayed: true });
  later(2 * day);
  await forgetOldReplies(fresh.house);
  expect(await act('a')).toMatchObject({ replayed: false });
  expect(await act('b')).toMatchObject({ replayed: true });
});

test('a fact that could not be answered in twenty tries is shown with its reason, and answered in order once the cause is mended and it is given another chance', async () => {
  await act('c', 1);
  await act('d', 2);
  for (let n = 0; n < 20; n += 1) {
    await fresh.relay.drain();
    later(600_000);
  }
  const [dead, ...others] = await deadEntries(fresh.house);
  expect(dead).toMatchObject({ stream: 'm-1', seq: 1, topic: 'thing-done' });
  expect(dead?.lastError).toContain('the other side is broken');
  expect(others).toEqual([]);
  isMended = true;
  expect(await fresh.relay.drain()).toBe(0);
  expect(await revive(fresh.house, 'm-2')).toEqual([]);
  expect(await revive(fresh.house)).toHaveLength(1);
  await fresh.relay.drain();
  expect(answered).toEqual(['m-1 1', 'm-1 2']);
  expect(await deadEntries(fresh.house)).toEqual([]);
});

test('the command line offers both', async () => {
  let help = '';
  const code = await runCommandLine([], ['outbox', '--help'], {
    out: (text) => void (help += text),
    err: () => undefined,
  });
  expect(code).toBe(0);
  for (const wanted of ['dead', 'retry']) expect(help).toContain(wanted);
});
