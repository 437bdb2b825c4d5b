/**
 * When trees grow: ten minutes after the first new fact of a shard, or at once after a thousand. The timer is durable and stands in the
 * shard; a process only remembers that it has armed it, so that not every fact writes one.
 */
import {
  crashpoint,
  isRefusal,
  type Group,
  type House,
  type OutboxEvent,
  type Reaction,
  type TimerHandler,
} from '../platform/index.ts';
import { anchorsIn } from './tree/anchors.ts';
import { anchorFile } from './commands.ts';
import { sequence } from './tree/sequencer.ts';

/** A new fact waits at most this long for its leaf (milliseconds), or for this many others (guarantees S5). */
export const checkpointEvery = { ms: 600_000, facts: 1000 } as const;

const timerName = 'journal.checkpoint';
/** The stream name under which the timer stands; no fact has it. */
const timerStream = 'journal';

interface Waiting {
  readonly until: number;
  readonly facts: number;
}

/** A timer that is due is given this long to fire, in whichever process (milliseconds); until then nothing puts it off. */
const firesWithin = 60_000;

const houses = new WeakMap<House, Map<string, Waiting>>();

/** What is armed, as far as this process knows, by shard. */
function waitingIn(house: House): Map<string, Waiting> {
  const known = houses.get(house) ?? new Map<string, Waiting>();
  houses.set(house, known);
  return known;
}
const placeOf = (group: Group, key: number): string => `${group} ${key}`;

/** Makes the reaction; what is armed is remembered per house, and forgotten when it fires. */
export function armCheckpoints(): Reaction {
  return {
    name: 'journal.arm-checkpoint',
    topics: ['*'],
    async react(event, house) {
      const waiting = waitingIn(house);
      const place = placeOf(event.group, event.key);
      const now = house.clock.now().getTime();
      const last = waiting.get(place);
      // What was armed further ahead than a whole wait was armed by a clock that has been set right since.
      const isArmed = last !== undefined && now < last.until + firesWithin && last.until <= now + checkpointEvery.ms;
      const facts = (isArmed ? last.facts : 0) + 1;
      const isFull = facts >= checkpointEvery.facts;
      const until = isFull ? now : isArmed ? last.until : now + checkpointEvery.ms;
      if (!isArmed || isFull) await arm(house, event, new Date(until));
      waiting.set(place, { until, facts: isFull ? 0 : facts });
    },
  };
}

async function arm(house: House, event: OutboxEvent, dueAt: Date): Promise<void> {
  const { group, key } = event;
  const command = { group, key, actor: 'system', route: timerName, idempotencyKey: house.ids.next(), bodyHash: '' };
  const done = await house.db.command(command, async (tx) => {
    tx.timer(timerStream, timerName, dueAt);
    return null;
  });
  if (isRefusal(done)) throw new Error(`${timerName}: ${done.refused}`);
  crashpoint('checkpoint-armed');
}

/** Signs the head of the timer's shard. A damaged journal is logged as an error and signed no more. */
export const signHeads: TimerHandler = {
  name: timerName,
  async fire(event, house) {
    waitingIn(house).delete(placeOf(event.group, event.key));
    await signHead(house, event.group, event.key);
  },
};

async function signHead(house: House, group: Group, key: number): Promise<void> {
  const anchors = anchorsIn(anchorFile(house.config.data));
  const done = await sequence(house, { group, key, anchors });
  if (!isRefusal(done)) return;
  if (done.refused !== 'journal-damaged') throw new Error(done.refused);
  house.log.error(
    { group, key, detail: done.detail },
    'the journal is not what was signed; run onevisit journal verify',
  );
}
