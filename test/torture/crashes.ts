/** R3: the server dies between two stages, at every place that has a name; nothing is left half done, inside or outside. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from './connect.ts';
import { stage, tellProgress } from './kills.ts';
import { openGround, startNode, type Ground, type Node } from './node-under-test.ts';
import { openOutside } from './outside.ts';
import { judge, type Verdict } from './verdict.ts';

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
  /** Matters with not exactly one echo inside the house. */
  readonly echoes: number;
  /** Matters with not exactly one effect at the other side. */
  readonly outside: number;
  readonly wrong: readonly string[];
}

/** The place between a call outside and its record; it stands in the harness's own reaction. */
export const afterCall = 'outside-called';

/** Some places are passed once in a checkpoint only: what comes after the fifth passing is what came before it. */
const furthestPassing = 5;

/** R3: die at each named point, `times` over, at the first to the fifth passing in turn. */
export async function crashBetweenStages(points: readonly string[], times: number, fault?: string): Promise<Crashed> {
  const ground = await openGround();
  const other = await openOutside();
  // The writers rest, so that the relay comes to the end of its queue, and so to the timers, between two deaths.
  const options = { relay: true, outside: other.url, ...(fault ? { fault } : {}) };
  try {
    const { port, node: first, writers } = await stage(ground, { kills: 0, writers: 8, rest: 200 }, options);
    await first.kill();
    const unreached: string[] = [];
    let crashes = 0;
    for (const crashAt of points) {
      for (let turn = 1; turn <= times; turn += 1) {
        await hurry(ground);
        const nth = 1 + ((turn - 1) % furthestPassing);
        const node = await startNode(ground, port, { ...options, crashAt, nth });
        const isCrashed = await diesSoon(ground, node);
        if (isCrashed) crashes += 1;
        else if (!unreached.includes(crashAt)) unreached.push(crashAt);
        if (!isCrashed) await node.kill();
        tellProgress(points.indexOf(crashAt) * times + turn, points.length * times);
      }
    }
    await hurry(ground);
    const node = await startNode(ground, port, options);
    await writers.stop();
    const echoes = await settled(ground);
    await node.kill();
    const verdict = await judge(ground.adminUrl, writers.acks, writers.handedIn, true);
    const outside = other.notOnce(await receivedIn(ground));
    return { points: points.length, crashes, unreached, echoes, outside, wrong: writers.wrong, ...verdict };
  } finally {
    await other.close();
    await ground.close();
  }
}

/** Whether the node comes to its place to die; time runs fast for it, so that what is due once in ten minutes is passed more than once. */
async function diesSoon(ground: Ground, node: Node): Promise<boolean> {
  const isDead = node.ended.then(node.wasKilled);
  for (let tries = 0; tries < 80; tries += 1) {
    const seen = await Promise.race([isDead, sleep(500).then(() => undefined)]);
    if (seen !== undefined) return seen;
    await hurry(ground);
  }
  return false;
}

/** Leases of the dead run out at once, and checkpoints are due, so that no crash waits half a minute for the next. */
async function hurry(ground: Ground): Promise<void> {
  const admin = await connect(ground.adminUrl);
  await admin.query(`update platform.cell_outbox set next_attempt_at = now() where next_attempt_at > now()`);
  await admin.query(
    `update platform.cell_timer set due_at = now(), next_attempt_at = now() where name = 'journal.checkpoint'`,
  );
  await admin.end();
}

/** Waits until the outbox is empty; gives how many matters have not exactly one echo. */
async function settled(ground: Ground): Promise<number> {
  const admin = await connect(ground.adminUrl);
  const one = async (text: string): Promise<number> => (await admin.query<{ n: number }>(text)).rows[0]?.n ?? -1;
  try {
    for (let tries = 0; tries < 3000; tries += 1) {
      if ((await one('select count(*)::int as n from platform.cell_outbox')) === 0) break;
      // Not too often: what the living node is telling is leased too, and would be told beside it once more.
      if (tries % 20 === 0)
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

async function receivedIn(ground: Ground): Promise<readonly string[]> {
  const admin = await connect(ground.adminUrl);
  try {
    return (await admin.query<{ id: string }>('select matter_id as id from matters.matter')).rows.map((row) => row.id);
  } finally {
    await admin.end();
  }
}
