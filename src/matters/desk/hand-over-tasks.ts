/** Somebody leaves or changes desks: everything in their hands goes to a colleague, task by task, with the reason in each. */
import type { People } from '../../people/index.ts';
import { isRefusal, type Actor, type House, type Refusal, type Cause } from '../../platform/index.ts';
import { perform, readState } from '../perform.ts';
import type { TasksHandedOver } from '../schema.ts';
import { findTask } from '../state.ts';
import * as store from '../store.ts';

/** How often a task is looked at again that somebody changed in the very moment. */
const tries = 5;

interface Order {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}
interface Row {
  readonly matter_id: string;
  readonly task_id: string;
  readonly kind: string;
  readonly version: number;
}

/** Hands over. A vote stays, for it is the member's own. A task that cannot go (the colleague must keep out of the case) stays and is named; nothing else is held up. */
export async function handOverTasks(
  house: House,
  actor: Actor,
  order: Order,
  cause: Cause,
): Promise<TasksHandedOver | Refusal> {
  const people = house.room<People>('people');
  const [from, to] = [await people.staff(order.from), await people.staff(order.to)];
  if (!from || !to) return { refused: 'staff-not-found', status: 404 };
  const isOwn = from.organ === actor.organ || actor.roles.includes('coordinator');
  if (from.organ !== to.organ || !isOwn || order.from === order.to) return { refused: 'not-a-colleague' };
  let handed = 0;
  const kept: TasksHandedOver['kept'] = [];
  for await (const row of tasksOf(house, from.organ, order.from)) {
    const done =
      row.kind === 'vote' ? ({ refused: 'vote-is-personal' } as const) : await give(house, actor, order, row, cause);
    if (done !== undefined && isRefusal(done))
      kept.push({ matterId: row.matter_id, task: row.task_id, refused: done.refused });
    else if (done !== undefined) handed += 1;
  }
  return { handed, kept };
}

/** Everything in somebody's hands, cell by cell, in pages; what was given away or stays is not met twice. */
async function* tasksOf(house: House, organ: string, person: string): AsyncGenerator<Row> {
  for (const cell of house.shards.cell)
    for (let after: readonly [string, string] | undefined = ['', '']; after; ) {
      const rows: readonly Row[] = await house.db.read<Row>(store.tasksOfPerson, [cell, organ, person, ...after]);
      yield* rows;
      const last = rows.at(-1);
      after = last && [last.matter_id, last.task_id];
    }
}

/** Gives one task as it stands now. Whoever finished it in the very moment, or gave it away, has nothing left to hand over: undefined. */
async function give(
  house: House,
  actor: Actor,
  { from, to, reason }: Order,
  row: Row,
  cause: Cause,
): Promise<object | Refusal | undefined> {
  const own = { ...cause, idempotencyKey: `${cause.idempotencyKey}:${row.matter_id}:${row.task_id}` };
  let { version } = row;
  for (let n = 1; ; n += 1) {
    const body = { task: row.task_id, version, to, reason };
    const done = await perform(house, row.matter_id, { name: 'assign-task', body }, actor, own);
    if (!isRefusal(done) || done.refused !== 'stale' || n === tries) return done;
    const now = (await readState(house.db, row.matter_id))?.state;
    const { task } = (now && findTask(now, row.task_id)) ?? {};
    if (!task || task.assignee !== from || task.state === 'done' || task.state === 'dropped') return undefined;
    version = task.version;
  }
}
