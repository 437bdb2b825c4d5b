/** What a plausible wrong implementation of the database's promise would do; every harness must find those that concern it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isRefusal, type Database } from '../../src/platform/index.ts';

/** Faults of the database's promise. Each is what a plausible wrong implementation would do. */
export function faulty(db: Database, fault: string): Database {
  if (fault === 'no-key-look-up')
    return {
      ...db,
      command: (key, work) => db.command({ ...key, idempotencyKey: `${key.idempotencyKey}-${Math.random()}` }, work),
    };
  if (fault === 'body-not-compared')
    return { ...db, command: (key, work) => db.command({ ...key, bodyHash: '' }, work) };
  if (fault === 'key-not-scoped-to-person')
    return { ...db, command: (key, work) => db.command({ ...key, actor: 'anybody' }, work) };
  if (fault === 'ack-before-commit')
    return {
      ...db,
      command: (key, work) =>
        new Promise((answer, fail) => {
          db.command(key, async (tx) => {
            const reply = await work(tx);
            if (!isRefusal(reply)) answer({ reply, replayed: false });
            await sleep(40);
            return reply;
          }).then(answer, fail);
        }),
    };
  return db;
}
