/** The work list of an organ: soonest due first, page by page, each cell asked by itself and merged. */
import { dayOver } from '../../calendar/index.ts';
import type { Actor, House } from '../../platform/index.ts';
import type { TaskList, TaskListQuery, TaskRow } from '../schema.ts';
import { coversOf } from '../perform.ts';
import { workOf, type Share } from './shares.ts';
import * as store from '../store.ts';

interface Row {
  readonly matter_id: string;
  readonly task_id: string;
  readonly case_id: string;
  readonly version: number;
  readonly organ: string;
  readonly kind: string;
  readonly item: string;
  readonly due_on: string | null;
  readonly due_at: Date | null;
  readonly amber_at: Date | null;
  readonly opened_at: Date | null;
  readonly assignee: string | null;
  readonly waiting_since?: Date | null;
  readonly shown: Pick<TaskRow, 'number' | 'itemName' | 'title' | 'name' | 'joint' | 'scheduledAt'> &
    Partial<Pick<TaskRow, 'called'>>;
}

interface Counts {
  readonly open: number;
  readonly red: number;
  readonly amber: number;
}

/** What is left of a share under the filters of the list. */
const narrowed = (share: Share, { kind, item }: TaskListQuery): Share => ({
  kinds: kind === undefined ? share.kinds : share.kinds.filter((one) => one === kind),
  items: item === undefined ? share.items : share.items === null || share.items.includes(item) ? [item] : [],
});

const cursor = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)\|([^|]*)\|(.*)$/;

/** One page of open work. */
export async function listTasks(
  house: House,
  actor: Actor,
  query: TaskListQuery,
  organs: readonly string[],
): Promise<TaskList> {
  const now = house.clock.now();
  const limit = query.limit ?? 50;
  const [, after = '0001-01-01T00:00:00.000Z', matter = '', task = ''] = cursor.exec(query.after ?? '') ?? [];
  const own = query.mine === true ? [actor.id, ...(await coversOf(house, actor))] : null;
  const bounds = boundsOf(query.colour, now);
  const wanted = workOf(actor, organs).filter(({ organ }) => query.organ === undefined || organ === query.organ);
  const places = house.shards.cell.flatMap((cell) => wanted.map(({ organ, share }) => [cell, organ, share] as const));
  const holder = query.holder ?? null;
  const isWaiting = query.state === 'waiting';
  const pages = await Promise.all(
    places.map(([cell, organ, share]) => {
      const { kinds: wanted, items } = narrowed(share, query);
      return isWaiting
        ? house.db.read<Row>(store.waitingTasks, [cell, organ, wanted, matter, task, items, own, limit + 1, holder])
        : house.db.read<Row>(store.openTasks, [
            cell,
            organ,
            wanted,
            after,
            matter,
            task,
            items,
            own,
            ...bounds,
            limit + 1,
            holder,
            // With a colour the list is of that colour alone, whoever waits.
            query.colour !== undefined,
            actor.id,
          ]);
    }),
  );
  const counts = await Promise.all(
    places.map(([cell, organ, share]) => {
      const { kinds: wanted } = narrowed(share, query);
      return house.db.read<Counts>(store.countTasks, [cell, organ, wanted, now, share.items, actor.id]);
    }),
  );
  const keyOf = isWaiting ? waitingKey : dueKey;
  const rows = pages.flat().toSorted((a, b) => compare(keyOf(a), keyOf(b)));
  const isFirst = query.after === undefined && query.colour === undefined && !isWaiting;
  const atCounter = isFirst ? await awaited(house, places, query, [own, holder, actor.id]) : [];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const sum = (pick: (row: Counts) => number): number => counts.flat().reduce((total, row) => total + pick(row), 0);
  return {
    tasks: [...atCounter, ...page].map((row) => rowView(row, now)),
    counts: {
      open: sum((row) => row.open),
      amber: sum((row) => row.amber),
      red: sum((row) => row.red),
    },
    next: rows.length > limit && last ? keyOf(last) : null,
  };
}

/** Work for which somebody stands at the counter, the longest waiting first: it comes before everything that is due. */
async function awaited(
  house: House,
  places: readonly (readonly [number, string, Share])[],
  query: TaskListQuery,
  rest: readonly unknown[],
): Promise<readonly Row[]> {
  const rows = await Promise.all(
    places.map(([cell, organ, share]) => {
      const { kinds: wanted, items } = narrowed(share, query);
      return house.db.read<Row>(store.awaitedTasks, [cell, organ, wanted, items, ...rest]);
    }),
  );
  const since = (row: Row): number => row.waiting_since?.getTime() ?? 0;
  return rows.flat().toSorted((a, b) => since(a) - since(b));
}

const farthest = '9999-12-31T00:00:00.000Z';
const dueKey = (row: Row): string => `${row.due_at?.toISOString() ?? farthest}|${row.matter_id}|${row.task_id}`;
/** Waiting work has no order of days; the day in its key only fills the place. */
const waitingKey = (row: Row): string => `${farthest}|${row.matter_id}|${row.task_id}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Due from, due before, amber from at the latest, amber from after: what a colour means at that instant. */
function boundsOf(colour: TaskListQuery['colour'], now: Date): readonly (Date | null)[] {
  if (colour === 'red') return [null, now, null, null];
  if (colour === 'amber') return [now, null, now, null];
  return colour === 'green' ? [null, null, null, now] : [null, null, null, null];
}

/** The instant, where it is one of hours: a day ends at its midnight. */
const hourOf = ({ due_on: on, due_at: at }: Row): string | null =>
  on === null || at === null || at.toISOString() === dayOver(on) ? null : at.toISOString();

function rowView(row: Row, now: Date): TaskRow {
  const colour =
    row.due_at === null
      ? 'none'
      : row.due_at < now
        ? 'red'
        : row.amber_at !== null && row.amber_at <= now
          ? 'amber'
          : 'green';
  const { number, itemName, title, name, joint, scheduledAt, called = null } = row.shown;
  return {
    task: row.task_id,
    matterId: row.matter_id,
    case: row.case_id,
    number,
    kind: row.kind,
    name,
    item: row.item,
    itemName,
    organ: row.organ,
    title,
    dueOn: row.due_on,
    dueAt: hourOf(row),
    colour,
    openedAt: row.opened_at?.toISOString() ?? null,
    assignee: row.assignee,
    scheduledAt,
    joint,
    called,
    version: row.version,
    waitingSince: row.waiting_since?.toISOString() ?? null,
  };
}
