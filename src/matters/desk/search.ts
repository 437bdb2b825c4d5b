/** Finding cases by what stands on a paper, also finished ones: each cell asked by itself and merged. Staff only; an organ finds its own cases. */
import type { Actor, House } from '../../platform/index.ts';
import type { FoundCase, SearchQuery, SearchResult } from '../schema.ts';
import * as store from '../store.ts';

interface Row {
  readonly matter_id: string;
  readonly matter_number: string;
  readonly matter_status: string;
  readonly received_at: Date;
  readonly title: FoundCase['title'];
  readonly case_id: string;
  readonly number: string;
  readonly status: string;
  readonly organ: string;
  readonly item_name: FoundCase['name'];
}

const seesAll = new Set(['window-clerk', 'coordinator', 'supervisor']);
/** Above every character that a number is written with. */
const highest = '\u{10ffff}';

/** One page of cases, in the order of matter and case. */
export async function searchCases(house: House, actor: Actor, query: SearchQuery): Promise<SearchResult> {
  const words = query.q.normalize('NFKC').trim();
  const organ = actor.roles.some((role) => seesAll.has(role)) ? null : actor.organ;
  if (organ === undefined || words.length < 4) return { cases: [], next: null };
  const limit = query.limit ?? 50;
  const [, matter = '', one = ''] = /^([^|]*)\|(.*)$/.exec(query.after ?? '') ?? [];
  const certificate = JSON.stringify([{ number: words }]);
  const pages = await Promise.all(
    house.shards.cell.map((cell) =>
      house.db.read<Row>(store.searchCases, [
        cell,
        words,
        `${words}${highest}`,
        words,
        certificate,
        organ,
        matter,
        one,
        limit + 1,
        organ === null ? null : itemsOf(actor),
      ]),
    ),
  );
  const rows = pages.flat().toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const last = rows[limit - 1];
  return {
    cases: rows.slice(0, limit).map(view),
    next: rows.length > limit && last ? keyOf(last) : null,
  };
}

/** The items whose cases the actor finds; null: all of the organ. Whoever has another role beside one of some items finds all that it finds. */
function itemsOf({ roles, onlyItems }: Actor): readonly string[] | null {
  if (onlyItems === undefined || roles.some((role) => onlyItems[role] === undefined)) return null;
  return Object.values(onlyItems).flat();
}

const keyOf = (row: Row): string => `${row.matter_id}|${row.case_id}`;

const view = (row: Row): FoundCase => ({
  matterId: row.matter_id,
  matterNumber: row.matter_number,
  matterStatus: row.matter_status,
  title: row.title,
  receivedAt: row.received_at.toISOString(),
  case: row.case_id,
  number: row.number,
  name: row.item_name,
  organ: row.organ,
  status: row.status,
});
