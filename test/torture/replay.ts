/** R15: a journal of many facts is folded twice in full; both give the stored rows and one hash. A reducer that asks the time is found. */
import { freePort, openGround, startNode } from './node-under-test.ts';
import { fillWithPlays } from './plays.ts';
import { fold } from '../../src/matters/evolve.ts';
import { connect } from './connect.ts';
import { replay } from './verdict.ts';
import { insist, startWriters } from './writers.ts';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Replayed {
  readonly matters: number;
  readonly facts: number;
  /** Facts that came by acts over HTTP; the others come from random plays, written as rows. */
  readonly acted: number;
  readonly wrong: number;
  readonly isHashEqual: boolean;
  readonly foldedMs: number;
  /** What a reducer with a clock in it gives: cases that differ from their rows, and whether the two hashes differ. */
  readonly planted: { readonly wrong: number; readonly isHashEqual: boolean };
}

/** Fills a database with at least so many facts and replays it. */
export async function replayTwice(facts: number): Promise<Replayed> {
  const ground = await openGround();
  try {
    const node = await startNode(ground, await freePort());
    const first = await Promise.all(
      Array.from({ length: 64 }, (_, i) =>
        insist(node.base, '/torture/matters', { n: i }, { person: 'p-1-first', key: `first-${i}` }),
      ),
    );
    const matters = first.map((one) => (JSON.parse(one?.text ?? '{}') as { matterId: string }).matterId);
    const writers = startWriters(node.base, 24, matters, 'r');
    const wanted = Math.min(facts / 2, 20_000);
    while (writers.acks.length + writers.handedIn.length * 8 < wanted) await sleep(100);
    await writers.stop();
    await node.kill();
    const admin = await connect(ground.adminUrl);
    const { rows } = await admin.query<{ n: number }>('select count(*)::int as n from journal.cell_fact');
    const acted = rows[0]?.n ?? 0;
    await fillWithPlays(admin, facts - acted);
    const begin = performance.now();
    const once = await replay(admin);
    const foldedMs = performance.now() - begin;
    const twice = await replay(admin);
    const clocked: typeof fold = (list, id) => {
      const state = fold(list, id);
      return state && { ...state, head: { ...state.head, receivedAt: new Date().toISOString() + Math.random() } };
    };
    const bad = [await replay(admin, clocked), await replay(admin, clocked)] as const;
    await admin.end();
    return {
      matters: once.matters,
      facts: once.facts,
      acted,
      wrong: once.wrong + twice.wrong,
      isHashEqual: once.hash === twice.hash,
      foldedMs: Math.round(foldedMs),
      planted: { wrong: bad[0].wrong, isHashEqual: bad[0].hash === bad[1].hash },
    };
  } finally {
    await ground.close();
  }
}
