/** The kill harnesses: the server (R1), the database (R2), between stages (R3), keys (R4). Sizes are the caller's; faults must be found. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectOnce } from '../../src/platform/database/pool.ts';
import { freePort, openGround, startNode, type Ground, type Node } from './node-under-test.ts';
import { judge, type Verdict } from './verdict.ts';
import { insist, startWriters, type Writers } from './writers.ts';

export interface Size {
  readonly kills: number;
  readonly writers?: number;
  readonly fault?: string;
}

export interface Killed extends Verdict {
  readonly kills: number;
  /** The fewest requests that were in flight at the moment of a kill. */
  readonly leastInFlight: number;
  /** The longest time from the start of what was killed to the first success, in ms. */
  readonly slowestMs: number;
  readonly wrong: readonly string[];
}

const wantedInFlight = 16;

async function someMatters(base: string, n: number): Promise<readonly string[]> {
  const replies = await Promise.all(
    Array.from({ length: n }, (_, i) =>
      insist(base, '/torture/matters', { n: i }, { person: 'p-1-first', key: `first-${i}` }),
    ),
  );
  return replies.map((one) => (JSON.parse(one?.text ?? '{}') as { matterId: string }).matterId);
}

/** Waits for the crowd, then a moment that differs from kill to kill. */
async function crowd(writers: Writers, nth: number): Promise<number> {
  await sleep(60 + ((nth * 37) % 190));
  for (;;) {
    const n = writers.inFlight();
    if (n >= wantedInFlight) return n;
    await sleep(1);
  }
}

async function firstSuccess(writers: Writers, since: number): Promise<number> {
  while (writers.lastSuccess() < since) await sleep(2);
  return writers.lastSuccess() - since;
}

async function stage(ground: Ground, size: Size, relay = false) {
  const port = await freePort();
  const node = await startNode(ground, port, { ...(size.fault ? { fault: size.fault } : {}), relay });
  const matters = await someMatters(node.base, 24);
  return { port, node, writers: startWriters(node.base, size.writers ?? 28, matters, 'w') };
}

/** R1: SIGKILL the server while at least sixteen requests are in flight. */
export async function killServer(size: Size): Promise<Killed> {
  const ground = await openGround();
  try {
    const { port, node: first, writers } = await stage(ground, size);
    let node: Node = first;
    let leastInFlight = Infinity;
    let slowestMs = 0;
    for (let nth = 0; nth < size.kills; nth += 1) {
      leastInFlight = Math.min(leastInFlight, await crowd(writers, nth));
      await node.kill();
      node = await startNode(ground, port, size.fault ? { fault: size.fault } : {});
      slowestMs = Math.max(slowestMs, await firstSuccess(writers, performance.now()));
    }
    await writers.stop();
    await node.kill();
    const verdict = await judge(ground.adminUrl, writers.acks, writers.handedIn, false);
    return { kills: size.kills, leastInFlight, slowestMs, wrong: writers.wrong, ...verdict };
  } finally {
    await ground.close();
  }
}

/** R2: SIGKILL every process of the database; the node goes on and serves again by itself. */
export async function killDatabase(size: Size): Promise<Killed> {
  const ground = await openGround();
  try {
    const { node, writers } = await stage(ground, size);
    let leastInFlight = Infinity;
    let slowestMs = 0;
    for (let nth = 0; nth < size.kills; nth += 1) {
      leastInFlight = Math.min(leastInFlight, await crowd(writers, nth));
      await ground.killDatabase();
      await ground.startDatabase();
      slowestMs = Math.max(slowestMs, await firstSuccess(writers, performance.now()));
    }
    await writers.stop();
    await node.kill();
    const verdict = await judge(ground.adminUrl, writers.acks, writers.handedIn, false);
    return { kills: size.kills, leastInFlight, slowestMs, wrong: writers.wrong, ...verdict };
  } finally {
    await ground.close();
  }
}

/** Every `crashpoint('…')` in the source, so that a new one cannot be forgotten. */
export function crashpointsInSource(folder = join(import.meta.dirname, '../../src')): readonly string[] {
  const found: string[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.includes('.test.')) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    found.push(...[...text.matchAll(/\bcrashpoint\('([a-z-]+)'\)/g)].map(([, name = '']) => name));
  }
  return found.toSorted();
}

export interface Crashed extends Verdict {
  readonly points: number;
  readonly crashes: number;
  readonly unreached: readonly string[];
  readonly echoes: number;
  readonly wrong: readonly string[];
}

/** R3: die at each named point, `times` over, at the first, second, … passing. */
export async function crashBetweenStages(points: readonly string[], times: number): Promise<Crashed> {
  const ground = await openGround();
  try {
    const { port, node: first, writers } = await stage(ground, { kills: 0, writers: 8 }, true);
    await first.kill();
    const unreached: string[] = [];
    let crashes = 0;
    for (const crashAt of points) {
      for (let nth = 1; nth <= times; nth += 1) {
        await hurry(ground);
        const node = await startNode(ground, port, { relay: true, crashAt, nth });
        const isCrashed = await Promise.race([node.ended.then(() => true), sleep(12_000).then(() => false)]);
        if (isCrashed) crashes += 1;
        else if (!unreached.includes(crashAt)) unreached.push(crashAt);
        if (!isCrashed) await node.kill();
      }
    }
    await hurry(ground);
    const node = await startNode(ground, port, { relay: true });
    await writers.stop();
    const echoes = await settled(ground);
    await node.kill();
    const verdict = await judge(ground.adminUrl, writers.acks, writers.handedIn, true);
    return { points: points.length, crashes, unreached, echoes, wrong: writers.wrong, ...verdict };
  } finally {
    await ground.close();
  }
}

/** Leases of the dead run out at once, and checkpoints are due, so that no crash waits half a minute for the next. */
async function hurry(ground: Ground): Promise<void> {
  const admin = await connectOnce(ground.adminUrl);
  await admin.query(`update platform.cell_outbox set next_attempt_at = now() where next_attempt_at > now()`);
  await admin.query(
    `update platform.cell_timer set due_at = now(), next_attempt_at = now() where name = 'journal.checkpoint'`,
  );
  await admin.end();
}

/** Waits until the outbox is empty; gives how many matters have not exactly one echo. */
async function settled(ground: Ground): Promise<number> {
  const admin = await connectOnce(ground.adminUrl);
  const one = async (text: string): Promise<number> => (await admin.query<{ n: number }>(text)).rows[0]?.n ?? -1;
  try {
    for (let tries = 0; tries < 600; tries += 1) {
      if ((await one('select count(*)::int as n from platform.cell_outbox')) === 0) break;
      await admin.query(
        `update platform.cell_outbox set next_attempt_at = now() where next_attempt_at > now() + interval '2 s'`,
      );
      await sleep(100);
    }
    return await one(`select count(*)::int as n from (
      select m.matter_id from matters.matter m left join journal.cell_fact f on f.cell = m.cell and f.stream = m.matter_id
        and f.name = 'note-added' and f.text like '%"echo ' || m.matter_id || '"%'
      group by 1 having count(f.seq) <> 1) as wrong`);
  } finally {
    await admin.end();
  }
}

export interface Keys {
  readonly keys: number;
  readonly sent: number;
  readonly differing: number;
  readonly otherBody: number;
  readonly otherPerson: number;
  readonly effects: number;
}

/** R4: each key sent two to five times at once and again after a restart: one effect, the same bytes; another body is refused, another person is another act. */
export async function sameKeys(keys: number, fault?: string): Promise<Keys> {
  const ground = await openGround();
  try {
    const port = await freePort();
    const options = fault ? { fault } : {};
    let node = await startNode(ground, port, options);
    const matters = await someMatters(node.base, 24);
    const act = (n: number, person = 's-1-a', text = `note key-${n}`) =>
      insist(node.base, `/torture/matters/${matters[n % 24] as string}/notes`, { text }, { person, key: `key-${n}` });
    const first: string[] = [];
    let [sent, differing, otherBody, otherPerson] = [0, 0, 0, 0];
    const all = Array.from({ length: keys }, (_, n) => n);
    await inParallel(all, 8, async (n) => {
      const replies = await Promise.all(Array.from({ length: 2 + (n % 4) }, () => act(n)));
      sent += replies.length;
      first[n] = replies[0]?.text ?? '';
      differing += replies.filter((one) => one?.text !== first[n] || one?.status !== 200).length;
    });
    await node.kill();
    node = await startNode(ground, port, options);
    await inParallel(all, 16, async (n) => {
      const again = await act(n);
      if (again?.text !== first[n]) differing += 1;
      if ((await act(n, 's-1-a', 'another body'))?.status !== 422) otherBody += 1;
      const other = await act(n, 's-1-b', `other key-${n}`);
      if (other?.status !== 200 || other.text === first[n]) otherPerson += 1;
      sent += 3;
    });
    await node.kill();
    const admin = await connectOnce(ground.adminUrl);
    const { rows } = await admin.query<{ n: number }>(
      `select count(*)::int as n from journal.cell_fact where name = 'note-added' and text like '%"note key-%'`,
    );
    await admin.end();
    return { keys, sent, differing, otherBody, otherPerson, effects: rows[0]?.n ?? -1 };
  } finally {
    await ground.close();
  }
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next);
    }),
  );
}
