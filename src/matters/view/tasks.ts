/** The work list of an organ: soonest due first, page by page, each cell asked by itself and merged. */
import { legalDay } from '../../calendar/index.ts';
import type { Actor, House } from '../../platform/index.ts';
import type { TaskList, TaskListQuery, TaskRow } from '../schema.ts';
import { coversOf } from '../perform.ts';
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
  readonly amber_on: string | null;
  readonly opened_at: Date | null;
  readonly assignee: string | null;
  readonly waiting_since?: Date | null;
  readonly shown: Pick<TaskRow, 'number' | 'itemName' | 'title' | 'name' | 'joint' | 'scheduledAt'>;
}

/** Which kinds of work a role sees. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  reviewer: [
    'intake',
    'examine',
    'expert-review',
    'public-notice',
    'hearing',
    'test',
    'measure',
    'assess',
    'survey',
    'external',
    'follow-up',
  ],
  inspector: ['survey', 'test', 'measure', 'assess', 'follow-up'],
  approver: ['decide', 'convert'],
};
const everything = [...new Set(Object.values(kinds).flat())];

/** Organs whose work the actor sees: their own, or all of the district for the window, the centre and supervision. */
function scopeOf(actor: Actor, organs: readonly string[]): { organs: readonly string[]; kinds: readonly string[] } {
  const isCentral = actor.roles.some((role) => role === 'coordinator' || role === 'supervisor');
  if (isCentral) return { organs, kinds: everything };
  if (actor.roles.includes('window-clerk')) return { organs, kinds: ['intake', 'external'] };
  return {
    organs: actor.organ === undefined ? [] : [actor.organ],
    kinds: [...new Set(actor.roles.flatMap((role) => kinds[role] ?? []))],
  };
}

const cursor = /^(\d{4}-\d{2}-\d{2})\|([^|]*)\|(.*)$/;

/** One page of open work. */
export async function listTasks(
  house: House,
  actor: Actor,
  query: TaskListQuery,
  organs: readonly string[],
): Promise<TaskList> {
  const scope = scopeOf(actor, organs);
  const wanted = query.kind === undefined ? scope.kinds : scope.kinds.filter((kind) => kind === query.kind);
  const today = legalDay(house.clock.now());
  const limit = query.limit ?? 50;
  const [, day = '0001-01-01', matter = '', task = ''] = cursor.exec(query.after ?? '') ?? [];
  const own = query.mine === true ? [actor.id, ...(await coversOf(house, actor))] : null;
  const bounds = boundsOf(query.colour, today);
  const wantedOrgans = scope.organs.filter((organ) => query.organ === undefined || organ === query.organ);
  const places = house.shards.cell.flatMap((cell) => wantedOrgans.map((organ) => [cell, organ] as const));
  const holder = query.holder ?? null;
  const filters = [query.item ?? null, own];
  const isWaiting = query.state === 'waiting';
  const pages = await Promise.all(
    places.map(([cell, organ]) =>
      isWaiting
        ? house.db.read<Row>(store.waitingTasks, [cell, organ, wanted, matter, task, ...filters, limit + 1, holder])
        : house.db.read<Row>(store.openTasks, [
            cell,
            organ,
            wanted,
            day,
            matter,
            task,
            ...filters,
            ...bounds,
            limit + 1,
            holder,
            // With a colour the list is of that colour alone, whoever waits.
            query.colour !== undefined,
          ]),
    ),
  );
  const counts = await Promise.all(
    places.map(([cell, organ]) =>
      house.db.read<{ open: number; red: number; amber: number }>(store.countTasks, [cell, organ, wanted, today]),
    ),
  );
  const keyOf = isWaiting ? waitingKey : dueKey;
  const rows = pages.flat().toSorted((a, b) => compare(keyOf(a), keyOf(b)));
  const isFirst = query.after === undefined && query.colour === undefined && !isWaiting;
  const atCounter = isFirst ? await awaited(house, places, [wanted, ...filters, holder]) : [];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const sum = (pick: (row: { open: number; red: number; amber: number }) => number): number =>
    counts.flat().reduce((total, row) => total + pick(row), 0);
  return {
    tasks: [...atCounter, ...page].map((row) => rowView(row, today)),
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
  places: readonly (readonly [number, string])[],
  filters: readonly unknown[],
): Promise<readonly Row[]> {
  const rows = await Promise.all(
    places.map(([cell, organ]) => house.db.read<Row>(store.awaitedTasks, [cell, organ, ...filters])),
  );
  const since = (row: Row): number => row.waiting_since?.getTime() ?? 0;
  return rows.flat().toSorted((a, b) => since(a) - since(b));
}

const dueKey = (row: Row): string => `${row.due_on ?? '9999-12-31'}|${row.matter_id}|${row.task_id}`;
/** Waiting work has no order of days; the day in its key only fills the place. */
const waitingKey = (row: Row): string => `9999-12-31|${row.matter_id}|${row.task_id}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Due from, due before, amber from at the latest, amber from after: what a colour means on that day. */
function boundsOf(colour: TaskListQuery['colour'], today: string): readonly (string | null)[] {
  if (colour === 'red') return [null, today, null, null];
  if (colour === 'amber') return [today, null, today, null];
  return colour === 'green' ? [null, null, null, today] : [null, null, null, null];
}

function rowView(row: Row, today: string): TaskRow {
  const colour =
    row.due_on === null
      ? 'none'
      : row.due_on < today
        ? 'red'
        : row.amber_on !== null && row.amber_on <= today
          ? 'amber'
          : 'green';
  const { number, itemName, title, name, joint, scheduledAt } = row.shown;
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
    colour,
    openedAt: row.opened_at?.toISOString() ?? null,
    assignee: row.assignee,
    scheduledAt,
    joint,
    version: row.version,
    waitingSince: row.waiting_since?.toISOString() ?? null,
  };
}
