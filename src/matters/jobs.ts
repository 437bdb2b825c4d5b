/** Timers of this room. They only say "look again"; what follows is decided from the state (matters.md section 4). */
import { houseActor, isRefusal, type House, type TimerHandler } from '../platform/index.ts';
import { bringCalendar, calendarTimer } from './calendar/change.ts';
import { catalogueWalk } from './editions/walk.ts';
import { houseCause, lookTimer, perform, pollMs, pollTimer } from './perform.ts';
import { unrecordedOrder } from './payments/budgets.ts';
import { submitExternal } from './reactions.ts';
import { askRegistry, type RegistryResult } from './external/registry-client.ts';
import { mattersService } from './service.ts';

/** Deemed acceptance, colours, lapses, obligations. */
const look: TimerHandler = {
  name: lookTimer,
  async fire(event, house) {
    const done = await perform(
      house,
      event.stream,
      { name: 'look-again', body: {} },
      houseActor,
      houseCause(`look:${event.stream}:${event.dueAt.toISOString()}`),
    );
    if (isRefusal(done) && done.refused === 'database-unavailable') throw new Error(done.refused);
  },
};

/** Fills a result of the registration system back into its case: pushed or polled, once. */
export async function fillBack(house: House, result: RegistryResult, by: 'push' | 'poll'): Promise<boolean> {
  const at = result.reference.indexOf('.');
  const [matterId, task] = [result.reference.slice(0, at), result.reference.slice(at + 1)];
  if (at < 0 || result.status === 'pending') return false;
  const { serial, status: effect, number, reasons } = result;
  const body = {
    task,
    serial,
    effect,
    by,
    ...(number === undefined ? {} : { number }),
    ...(reasons === undefined ? {} : { reasons }),
  };
  const done = await perform(
    house,
    matterId,
    { name: 'record-external-result', body },
    houseActor,
    houseCause(`registry:${result.reference}:${serial}:${effect}`),
  );
  if (isRefusal(done) && done.refused === 'database-unavailable') throw new Error(done.refused);
  return !isRefusal(done);
}

/** Asks for the result of every external task of a matter that has gone out and has no answer yet. Gives how many are still open. */
export async function pollExternal(house: House, matterId: string): Promise<number> {
  const state = await mattersService(house).state(matterId);
  const open = Object.values(state?.cases ?? {}).flatMap((one) =>
    one.spec.tasks.filter(
      (task) => task.kind === 'external' && one.tasks[task.task]?.state === 'open' && one.tasks[task.task]?.submitted,
    ),
  );
  let left = open.length;
  for (const task of open) {
    const result = await askRegistry(house, `${matterId}.${task.task}`);
    if (!result)
      await submitExternal(
        house,
        matterId,
        task.task,
        `again:${matterId}.${task.task}:${house.clock.now().toISOString()}`,
      );
    else if (await fillBack(house, result, 'poll')) left -= 1;
  }
  return left;
}

/** Asks, and comes again while something is open. A system that forgot a registration gets it again. */
const poll: TimerHandler = {
  name: pollTimer,
  async fire(event, house) {
    const left = await pollExternal(house, event.stream);
    if (left === 0) return;
    const cause = houseCause(`poll:${event.stream}:${event.dueAt.toISOString()}`);
    await house.db.command({ group: 'cell', key: event.key, ...cause }, async (tx) => {
      tx.timer(event.stream, pollTimer, new Date(tx.now.getTime() + pollMs));
      return null;
    });
  },
};

/** A new calendar is brought to the running matters of a cell. */
const calendar: TimerHandler = {
  name: calendarTimer,
  fire: (event, house) => bringCalendar(house, event.key),
};

export const timers: readonly TimerHandler[] = [look, poll, calendar, catalogueWalk, unrecordedOrder];
