/** Filters of the work list that somebody keeps under a name: a setting of their own, no fact. */
import type { Actor, CommandKey, House, Refusal } from '../../platform/index.ts';
import { isRefusal } from '../../platform/index.ts';
import type { FilterBody, FilterList, Kept } from './schema.ts';
import { allFilters, dropFilter, keepFilter } from './store.ts';

/** More than fit beside a list. */
const most = 12;

/** GET /api/filters */
export async function filtersOf(house: House, actor: Actor): Promise<FilterList> {
  if (actor.office === undefined) return { filters: [] };
  const rows = await house.db.read<{ name: string; query: string }>(allFilters, [actor.office, actor.id]);
  return { filters: rows };
}

/** POST /api/filters: kept under its name, a second one of the name replaces the first; an empty query forgets it. Refused: `too-many-filters`. */
export async function keep(house: House, actor: Actor, body: FilterBody, key: CommandKey): Promise<Kept | Refusal> {
  const { name, query } = body;
  const done = await house.db.command(key, async (tx) => {
    if (query === '') {
      await tx.query(dropFilter, [tx.key, actor.id, name]);
      return { name };
    }
    const rows = await tx.query<{ name: string }>(allFilters, [tx.key, actor.id]);
    if (rows.length >= most && !rows.some((row) => row.name === name))
      return { refused: 'too-many-filters', detail: { most } } satisfies Refusal;
    await tx.query(keepFilter, [tx.key, actor.id, name, query, tx.now]);
    return { name };
  });
  return isRefusal(done) ? done : (done.reply as unknown as Kept);
}
