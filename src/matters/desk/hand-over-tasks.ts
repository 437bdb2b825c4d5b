/** Somebody leaves or changes desks: everything in their hands goes to a colleague, task by task, with the reason in each. */
import type { People } from '../../people/index.ts';
import { isRefusal, type Actor, type House, type Refusal, type Cause } from '../../platform/index.ts';
import { perform } from '../perform.ts';
import type { TasksHandedOver } from '../schema.ts';
import * as store from '../store.ts';

/** Hands over. A vote stays, for it is the member's own. A task that cannot go (the colleague must keep out of the case) stays and is named; nothing else is held up. */
export async function handOverTasks(
  house: House,
  actor: Actor,
  order: { readonly from: string; readonly to: string; readonly reason: string },
  cause: Cause,
): Promise<TasksHandedOver | Refusal> {
  const people = house.room<People>('people');
  const [from, to] = [await people.staff(order.from), await people.staff(order.to)];
  if (!from || !to) return { refused: 'staff-not-found', status: 404 };
  const isOwn = from.organ === actor.organ || actor.roles.includes('coordinator');
  if (from.organ !== to.organ || !isOwn || order.from === order.to) return { refused: 'not-a-colleague' };
  let handed = 0;
  const kept: TasksHandedOver['kept'] = [];
  for (const cell of house.shards.cell) {
    const rows = await house.db.read<{ matter_id: string; task_id: string; kind: string; version: number }>(
      store.tasksOfPerson,
      [cell, from.organ, order.from],
    );
    for (const row of rows) {
      if (row.kind === 'vote') {
        kept.push({ matterId: row.matter_id, task: row.task_id, refused: 'vote-is-personal' });
        continue;
      }
      const body = { task: row.task_id, version: row.version, to: order.to, reason: order.reason };
      const own = { ...cause, idempotencyKey: `${cause.idempotencyKey}:${row.matter_id}:${row.task_id}` };
      const done = await perform(house, row.matter_id, { name: 'assign-task', body }, actor, own);
      if (isRefusal(done)) kept.push({ matterId: row.matter_id, task: row.task_id, refused: done.refused });
      else handed += 1;
    }
  }
  return { handed, kept };
}
