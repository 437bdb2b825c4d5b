/** Which shards there are. */
import type { Database } from './database.ts';
import { groups, statement, type Group } from './statement.ts';

const listShards: Record<Group, ReturnType<typeof statement>> = {
  cell: statement('platform.list-cells', 'reference', 'select cell as shard from platform.cell order by cell'),
  person_cell: statement(
    'platform.list-person-cells',
    'reference',
    'select person_cell as shard from platform.person_cell order by person_cell',
  ),
  office: statement(
    'platform.list-offices',
    'reference',
    'select office as shard from platform.office order by office',
  ),
};

const listGenerations = statement(
  'platform.list-cell-generations',
  'reference',
  'select cells from platform.cell_opening order by generation',
);

/** The cells of each generation, the oldest first. */
export const readGenerations = async (db: Database): Promise<readonly (readonly number[])[]> =>
  (await db.read<{ cells: number[] }>(listGenerations, [])).map((row) => row.cells);

/** The shards of each group, rising. Offices come with the catalogue, so whoever walks all of them asks again. */
export async function readShards(db: Database): Promise<Record<Group, readonly number[]>> {
  const lists = await Promise.all(
    groups.map(async (group) => (await db.read<{ shard: number }>(listShards[group], [])).map((row) => row.shard)),
  );
  return { cell: lists[0] ?? [], person_cell: lists[1] ?? [], office: lists[2] ?? [] };
}
