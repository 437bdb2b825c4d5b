/** The kill harnesses: the server (R1), the database (R2), keys (R4). Sizes are the caller's; faults must be found. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from './connect.ts';
import { freePort, openGround, startNode, type Ground, type Node, type NodeOptions } from './node-under-test.ts';
import { judge, type Verdict } from './verdict.ts';
import { insist, startWriters, type Writers } from './writers.ts';

export interface Size {
  readonly kills: number;
  readonly writers?: number;
  /** How long a writer rests after an answer, in ms. */
  readonly rest?: number;
  readonly fault?: string;
}

export interface Killed extends Verdict {
  readonly kills: number;
  /** The fewest requests that were in flight at the moment of a kill. */
  readonly leastInFlight: number;
  /** From the start of the next process (R1), or from the moment when the database answers again (R2), to the first success, in ms: the middle and the worst. */
  readonly medianMs: number;
  readonly slowestMs: number;
  readonly wrong: readonly string[];
}

const wantedInFlight = 16;

export async function someMatters(base: string, n: number): Promise<readonly string[]> {
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

/** Waits for the first success that came after `since`; gives how long after `begin` it was seen, in ms. */
async function firstSuccess(writers: Writers, since: number, begin: number): Promise<number> {
  while (writers.lastSuccess() < since) await sleep(2);
  return performance.now() - begin;
}

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

/** A long run says how far it is. */
export function tellProgress(done: number, of: number): void {
  if (of >= 50 && done % 10 === 0) process.stderr.write(`${done} of ${of}\n`);
}

const times = (firsts: readonly number[]) => ({ medianMs: median(firsts), slowestMs: Math.max(0, ...firsts) });

/** A node with its crowd of writers. */
export async function stage(ground: Ground, size: Size, more: NodeOptions = {}) {
  const port = await freePort();
  const node = await startNode(ground, port, { ...(size.fault ? { fault: size.fault } : {}), ...more });
  const matters = await someMatters(node.base, 24);
  return { port, node, writers: startWriters(node.base, size.writers ?? 28, matters, 'w', size.rest) };
}

/** R1: SIGKILL the server while at least sixteen requests are in flight. */
export async function killServer(size: Size): Promise<Killed> {
  const ground = await openGround();
  try {
    const { port, node: first, writers } = await stage(ground, size);
    let node: Node = first;
    let leastInFlight = Infinity;
    const firsts: number[] = [];
    for (let nth = 0; nth < size.kills; nth += 1) {
      leastInFlight = Math.min(leastInFlight, await crowd(writers, nth));
      await node.kill();
      const begin = performance.now();
      node = await startNode(ground, port, size.fault ? { fault: size.fault } : {});
      firsts.push(await firstSuccess(writers, begin, begin));
      tellProgress(nth + 1, size.kills);
    }
    await writers.stop();
    await node.kill();
    const verdict = await judge(ground.adminUrl, writers.acks, writers.handedIn, false);
    return { kills: size.kills, leastInFlight, ...times(firsts), wrong: writers.wrong, ...verdict };
  } finally {
    await ground.close();
  }
}

/** R2: SIGKILL every process of the database; the node goes on and serves again by itself. */
export async function killDatabase(size: Size): Promise<Killed> {
  const ground = await openGround();
  try {
    if (size.fault === 'synchronous-commit-off') await ground.forgetDurability();
    const { node, writers } = await stage(ground, size);
    let leastInFlight = Infinity;
    const firsts: number[] = [];
    for (let nth = 0; nth < size.kills; nth += 1) {
      leastInFlight = Math.min(leastInFlight, await crowd(writers, nth));
      const killed = performance.now();
      await ground.killDatabase();
      await ground.startDatabase();
      firsts.push(await firstSuccess(writers, killed, performance.now()));
      tellProgress(nth + 1, size.kills);
    }
    await writers.stop();
    await node.kill();
    const verdict = await judge(ground.adminUrl, writers.acks, writers.handedIn, false);
    return { kills: size.kills, leastInFlight, ...times(firsts), wrong: writers.wrong, ...verdict };
  } finally {
    await ground.close();
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
    const admin = await connect(ground.adminUrl);
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
