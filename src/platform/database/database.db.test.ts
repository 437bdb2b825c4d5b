import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectOnce } from './pool.ts';
import { isRefusal } from '../refusal.ts';
import { freshDatabase, type FreshDatabase } from '../../../test/support/database.ts';
import { statement } from './statement.ts';

const countTimers = statement(
  'test-platform.count-timers',
  'cell',
  'select count(*) as n from platform.cell_timer where cell = $1',
);
const arm = statement(
  'test-platform.arm',
  'cell',
  'insert into platform.cell_timer (cell, stream, name, due_at, attempts, next_attempt_at) values ($1, $2, $3, $4, 0, $4)',
);
const otherGroup = statement(
  'test-platform.other-group',
  'office',
  'select 1 from platform.office_timer where office = $1',
);

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.close());

const key = (idempotencyKey: string, bodyHash = 'one') =>
  ({ group: 'cell', key: 7, actor: 'clerk', route: 'POST /x', idempotencyKey, bodyHash }) as const;
const timersNow = async () => (await fresh.db.read<{ n: number }>(countTimers, [7]))[0]?.n;

test('a command repeated with the same key does its work once and gives the first reply', async () => {
  let worked = 0;
  const once = () => fresh.db.command(key('a'), async () => ({ n: ++worked }));
  expect(await once()).toEqual({ reply: { n: 1 }, replayed: false });
  expect(await once()).toEqual({ reply: { n: 1 }, replayed: true });
});

test('the same key with another body is refused', async () => {
  await fresh.db.command(key('b'), async () => 1);
  expect(await fresh.db.command(key('b', 'two'), async () => 2)).toEqual({ refused: 'idempotency-key-reused' });
});

test('a double click does the work once, and both clicks get one reply', async () => {
  const click = () =>
    fresh.db.command(key('c'), async (tx) => {
      await tx.query(arm, [7, 'm-c', 'x', new Date()]);
      return Math.random();
    });
  const before = Number(await timersNow());
  const replies = await Promise.all(Array.from({ length: 8 }, click));
  const values = new Set(replies.map((r) => (isRefusal(r) ? r.refused : r.reply)));
  expect(values.size).toBe(1);
  expect(replies.filter((r) => !isRefusal(r) && !r.replayed)).toHaveLength(1);
  expect(await timersNow()).toBe(before + 1);
});

test('a refusal leaves nothing behind and may be tried again with the same key', async () => {
  const before = await timersNow();
  const refusal = await fresh.db.command<number>(key('d'), async (tx) => {
    await tx.query(arm, [7, 'm-d', 'x', new Date()]);
    tx.outbox('m-d', 1, 'never');
    return { refused: 'not-yet' };
  });
  expect(refusal).toEqual({ refused: 'not-yet' });
  expect(await timersNow()).toBe(before);
  expect(await fresh.db.command(key('d'), async () => 4)).toEqual({ reply: 4, replayed: false });
});

test('timers and outbox stand with the commit, and null disarms', async () => {
  const before = Number(await timersNow());
  const called: string[] = [];
  await fresh.db.command(key('e1'), async (tx) => {
    tx.timer('m-e', 'limit', new Date('2026-01-05T00:00:00Z'));
    tx.outbox('m-e', 1, 'thing-done');
    tx.afterCommit(() => called.push('after'));
    return null;
  });
  expect(await timersNow()).toBe(before + 1);
  expect(called).toEqual(['after']);
  await fresh.db.command(key('e2'), async (tx) => {
    tx.timer('m-e', 'limit', null);
    return null;
  });
  expect(await timersNow()).toBe(before);
  const admin = await connectOnce(fresh.adminUrl);
  const outbox = await admin.query('select stream, seq, topic from platform.cell_outbox');
  await admin.end();
  expect(outbox.rows).toEqual([{ stream: 'm-e', seq: 1, topic: 'thing-done' }]);
});

test('a command cannot leave its shard or its group', async () => {
  await expect(
    fresh.db.command(key('f'), async (tx) => {
      await tx.query(arm, [8, 'm', 'x', new Date()]);
      return null;
    }),
  ).rejects.toThrow(/leaves the shard/);
  await expect(
    fresh.db.command(key('f'), async (tx) => {
      await tx.query(otherGroup, [7]);
      return null;
    }),
  ).rejects.toThrow(/does not belong/);
});

test('a command survives the loss of every connection while it works', async () => {
  let tries = 0;
  const admin = await connectOnce(fresh.adminUrl);
  const result = await fresh.db.command(key('g'), async (tx) => {
    tries += 1;
    if (tries === 1)
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'onevisit_app' and datname = current_database()`,
      );
    await tx.query(countTimers, [7]);
    return tries;
  });
  await admin.end();
  expect(result).toEqual({ reply: 2, replayed: false });
});

test('the role of the application can neither change nor delete a migration, and owns nothing', async () => {
  const app = await connectOnce(fresh.appUrl);
  await expect(app.query(`delete from platform.migration`)).rejects.toThrow(/permission denied/);
  await expect(app.query(`truncate platform.cell_command`)).rejects.toThrow(/permission denied/);
  await expect(app.query(`create table public.x (i int)`)).rejects.toThrow(/permission denied/);
  const owned = await app.query(
    `select relname from pg_class where relowner = (select oid from pg_roles where rolname = current_user)`,
  );
  await app.end();
  expect(owned.rows).toEqual([]);
});
