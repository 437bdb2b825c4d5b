/** Facts that no reaction could answer after twenty tries: seen, and given another chance once their cause is mended. */
import { readShards } from '../database/shards.ts';
import { groups, statement, type Group, type Statement } from '../database/statement.ts';
import type { House } from '../room.ts';

/** One dead head of a stream; what comes later in the stream waits behind it. */
export interface DeadEntry {
  readonly stream: string;
  readonly seq: number;
  readonly topic: string;
  readonly lastError: string | null;
}

const slug = (group: Group) => group.replace('_', '-');
const each = (make: (group: Group) => Statement): Record<Group, Statement> => ({
  cell: make('cell'),
  person_cell: make('person_cell'),
  office: make('office'),
});
const row = 'stream, seq, topic, last_error as "lastError"';

const findDead = each((g) =>
  statement(
    `platform.find-dead-${slug(g)}-outbox`,
    g,
    `select ${row} from platform.${g}_outbox where ${g} = $1 and dead and ($2 = '' or stream = $2) order by stream, seq`,
  ),
);
const reviveDead = each((g) =>
  statement(
    `platform.revive-${slug(g)}-outbox`,
    g,
    `update platform.${g}_outbox set dead = false, attempts = 0, next_attempt_at = $3
     where ${g} = $1 and dead and ($2 = '' or stream = $2) returning ${row}`,
  ),
);

async function everywhere(house: House, statements: Record<Group, Statement>, rest: readonly unknown[]) {
  const found: DeadEntry[] = [];
  const shards = await readShards(house.db);
  for (const group of groups)
    for (const shard of shards[group])
      found.push(...(await house.db.read<DeadEntry>(statements[group], [shard, ...rest])));
  return found;
}

/** Dead entries of one stream, or of all. */
export const deadEntries = (house: House, stream = ''): Promise<readonly DeadEntry[]> =>
  everywhere(house, findDead, [stream]);

/** Gives them their twenty tries again, from now; a running server takes them up within a second. Gives what was revived. */
export const revive = (house: House, stream = ''): Promise<readonly DeadEntry[]> =>
  everywhere(house, reviveDead, [stream, house.clock.now()]);
