/** What the house tidies by itself: stored replies of commands, which are promised for thirty days. */
import { forgetCommands } from './database/ledger.ts';
import { readShards } from './database/shards.ts';
import { groups } from './database/statement.ts';
import type { House } from './room.ts';

const dayMs = 86_400_000;
/** A repeated command gets its first reply for so long. */
const replyDays = 30;
const everyMs = 3_600_000;

/** Forgets stored replies older than thirty days, shard by shard. */
export async function forgetOldReplies(house: House): Promise<void> {
  const before = new Date(house.clock.now().getTime() - replyDays * dayMs);
  const shards = await readShards(house.db);
  for (const group of groups)
    for (const shard of shards[group]) await house.db.read(forgetCommands[group], [shard, before]);
}

/** Tidies now and every hour; a failure is logged and tried again the next hour. The returned function ends it and waits for what is under way. */
export function startHousekeeping(house: House): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const tidy = () => {
    running = forgetOldReplies(house).catch((error: unknown) =>
      house.log.warn({ err: error }, 'housekeeping: old replies could not be forgotten'),
    );
  };
  tidy();
  const timer = setInterval(tidy, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
