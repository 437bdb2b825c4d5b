import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshHouse, type FreshHouse } from '../../../test/support/house.ts';
import { connectOnce } from '../database/pool.ts';
import type { Room } from '../room.ts';
import { outboxWork } from './outbox-statements.ts';

let now = new Date('2026-11-30T02:00:00Z');
let broken = '';
let told: string[] = [];
const room: Room = {
  name: 'sample',
  reactions: [
    {
      name: 'sample.tell',
      topics: ['thing-done'],
      async react({ stream, seq }) {
        told.push(`${stream} ${seq}`);
        if (broken === `${stream} ${seq}`) throw new Error('the other side is broken');
      },
    },
  ],
};

let fresh: FreshHouse;
beforeAll(async () => {
  fresh = await freshHouse([room], { clock: { now: () => now } });
});
beforeEach(() => {
  told = [];
});
afterAll(() => fresh.close());

let n = 0;
const say = (stream: string, from: number, to: number) =>
  fresh.house.db.command(
    { group: 'cell', key: 1, actor: 'clerk', route: 'POST /x', idempotencyKey: String((n += 1)), bodyHash: '' },
    async (tx) => {
      for (let seq = from; seq <= to; seq += 1) tx.outbox(stream, seq, 'thing-done');
      return null;
    },
  );

const asOwner = async <Row>(ask: (owner: Awaited<ReturnType<typeof connectOnce>>) => Promise<Row>): Promise<Row> => {
  const owner = await connectOnce(fresh.adminUrl);
  try {
    return await ask(owner);
  } finally {
    await owner.end();
  }
};
const waiting = () =>
  asOwner(async (owner) => (await owner.query('select seq, attempts from platform.cell_outbox order by seq')).rows);

test('the facts of a stream are told in order; one that fails holds what is behind it, and no other stream', async () => {
  await say('m-1', 1, 5);
  await say('m-2', 1, 40);
  broken = 'm-1 3';
  expect(await fresh.relay.drain()).toBe(42);
  expect(told.filter((one) => one.startsWith('m-1'))).toEqual(['m-1 1', 'm-1 2', 'm-1 3']);
  expect(told.filter((one) => one.startsWith('m-2'))).toEqual(Array.from({ length: 40 }, (_, i) => `m-2 ${i + 1}`));
  expect(await waiting()).toEqual([
    { seq: 3, attempts: 1 },
    { seq: 4, attempts: 0 },
    { seq: 5, attempts: 0 },
  ]);
  broken = '';
  expect(await fresh.relay.drain(), 'it is not its time yet').toBe(0);
  now = new Date(now.getTime() + 1000);
  expect(await fresh.relay.drain()).toBe(3);
  expect(told.slice(-3)).toEqual(['m-1 3', 'm-1 4', 'm-1 5']);
  expect(await waiting()).toEqual([]);
});

test('what another process has leased is left alone, with all that stands behind it', async () => {
  await say('m-3', 1, 3);
  const claim = [1, now, new Date(now.getTime() + 30_000), 12, 15];
  const { claim: statement } = outboxWork.cell;
  const [mine, theirs] = [await fresh.house.db.read(statement, claim), await fresh.house.db.read(statement, claim)];
  expect([mine.length, theirs.length]).toEqual([3, 0]);
  expect(await fresh.relay.drain()).toBe(0);
  now = new Date(now.getTime() + 31_000);
  expect(await fresh.relay.drain(), 'whoever leased it died').toBe(3);
});

interface PlanNode {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Join Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}
const visited = (node: PlanNode): number =>
  node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Join Filter'] ?? 0)) +
  (node.Plans ?? []).reduce((sum, each) => sum + visited(each), 0);

test('taking facts costs as much as there are facts, not their square, also where the planner believes that there are none', async () => {
  const rows = 400;
  const plan = await asOwner(async (owner) => {
    await owner.query('analyze platform.cell_outbox');
    for (let stream = 0; stream < rows / 4; stream += 1) await say(`m-9-${stream}`, 1, 4);
    await owner.query('begin');
    await owner.query('set local plan_cache_mode = force_custom_plan');
    await owner.query(`prepare taken as ${outboxWork.cell.claim.text}`);
    const at = now.toISOString();
    const { rows: found } = await owner.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (analyze, timing off, format json) execute taken (1, '${at}', '${at}', 12, 15)`,
    );
    await owner.query('rollback');
    return found[0]?.['QUERY PLAN'][0].Plan as PlanNode;
  });
  expect(visited(plan)).toBeGreaterThan(12);
  expect(visited(plan)).toBeLessThan(rows * 50);
});
