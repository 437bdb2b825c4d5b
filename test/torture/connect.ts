/** A connection of the harness itself. It is patient: a machine that is busy with the harness may need many seconds to answer, and that is no finding. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { connectOnce } from '../../src/platform/database/pool.ts';

const tries = 30;

/** Connects, trying again for about three minutes. */
export async function connect(url: string): Promise<pg.Client> {
  for (let n = 1; ; n += 1) {
    try {
      return await connectOnce(url);
    } catch (error) {
      if (n >= tries) throw error;
      await sleep(500);
    }
  }
}
