/** Opening more cells on a database that has been serving, and the check at start that nobody did it in another way (decision 0079). Done by the owner. */
import type pg from 'pg';
import type { Clock } from '../clock.ts';
import type { CellNumbers, Room } from '../room.ts';
import { Stop } from '../stop.ts';

/** The check value of a certificate hides its cell in ten bits. */
const mostCells = 1024;

/** The number of a cell whose counter stood at `n`, from 0: no two cells give one number while their count is the same. */
export const interleaved = (n: number, cells: readonly number[], cell: number): number =>
  n * cells.length + cells.indexOf(cell) + 1;

interface Opening {
  readonly generation: number;
  readonly cells: readonly number[];
  readonly person_cells: readonly number[];
}

const last = 'select generation, cells, person_cells from platform.cell_opening order by generation desc limit 1';
const there = `select (select array_agg(cell order by cell) from platform.cell) as cells,
                      (select array_agg(person_cell order by person_cell) from platform.person_cell) as person_cells`;

/** Writes down the cells of a young database as its first generation. */
export async function noteBirth(admin: pg.Client, clock: Clock): Promise<void> {
  await admin.query(
    `insert into platform.cell_opening (generation, cells, person_cells, opened_at) select 1, cells, person_cells, $1 from (${there}) as it`,
    [clock.now()],
  );
}

/** Stops where there are other shards than the last opening names: numbers would be given twice, and people would not be found. */
export async function refuseStrangeCells(admin: pg.Client): Promise<void> {
  const [known] = (await admin.query<Opening>(last)).rows;
  const [found] = (await admin.query<Omit<Opening, 'generation'>>(there)).rows;
  const same = (a: readonly number[] = [], b: readonly number[] = []) => a.join() === b.join();
  if (same(known?.cells, found?.cells) && same(known?.person_cells, found?.person_cells)) return;
  throw new Stop(
    '数据库里的分片和登记的不一样：分片只能用 onevisit cells open 增加，人员分片不能增加。请先恢复 platform.cell 和 platform.person_cell 原来的行；直接启动会重号，也会找不到人。',
    'The database has other cells than were written down: cells are added by onevisit cells open only, and person cells never. Put back the rows of platform.cell and platform.person_cell; serving like this would give numbers twice and not find people.',
  );
}

/** Opens `more` cells behind the last one and gives all there are now. Stops while anybody else is connected: a running process goes on with the old cells. */
export async function openCells(
  admin: pg.Client,
  more: number,
  rooms: readonly Room[],
  clock: Clock,
): Promise<readonly number[]> {
  await refuseStrangeCells(admin);
  await admin.query('begin');
  try {
    // Whoever starts meanwhile waits here until the new cells stand.
    await admin.query('lock table platform.cell in access exclusive mode');
    await refuseCompany(admin);
    const cells = await addCells(admin, more, clock);
    for (const room of rooms) if (room.numbers) await liftNumbers(admin, room.numbers, cells);
    await admin.query('commit');
    return cells;
  } catch (error) {
    await admin.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function refuseCompany(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  if ((rows[0]?.n ?? 0) === 0) return;
  throw new Stop(
    `还有 ${rows[0]?.n} 个连接在使用这个数据库。请先停止所有 onevisit 进程再增加分片；运行中的进程会按原来的分片数继续编号。`,
    `${rows[0]?.n} other connections use this database. Stop every onevisit process before you open cells; one that runs goes on numbering by the old count.`,
  );
}

async function addCells(admin: pg.Client, more: number, clock: Clock): Promise<readonly number[]> {
  const [before] = (await admin.query<Opening>(last)).rows;
  const old = before?.cells ?? [];
  if (old.length + more > mostCells)
    throw new Stop(
      `最多 ${mostCells} 个分片，现有 ${old.length} 个。`,
      `There can be ${mostCells} cells, and ${old.length} stand.`,
    );
  // A place in the list is for ever: a new cell comes behind the last one.
  const from = Math.max(0, ...old) + 1;
  const cells = [...old, ...Array.from({ length: more }, (_, n) => from + n)];
  await admin.query(
    `insert into platform.cell (cell, jurisdiction, name) select n, '', 'cell ' || n from generate_series($1::int, $2::int) n`,
    [from, from + more - 1],
  );
  await admin.query(
    'insert into platform.cell_opening (generation, cells, person_cells, opened_at) values ($1, $2, $3, $4)',
    [(before?.generation ?? 0) + 1, cells, before?.person_cells ?? [], clock.now()],
  );
  return cells;
}

/** Every cell goes on from the highest counter of all: with `n` there, whatever was given lies below `n` times any larger count. */
async function liftNumbers(admin: pg.Client, numbers: CellNumbers, cells: readonly number[]): Promise<void> {
  const { rows } = await admin.query<{ series: string; period: string; n: number }>(numbers.highest.text);
  const column = <K extends 'series' | 'period' | 'n'>(name: K) => rows.map((row) => row[name]);
  for (const cell of cells)
    await admin.query(numbers.begin.text, [cell, column('series'), column('period'), column('n')]);
}
