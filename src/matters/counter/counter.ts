/** The counter as its clerks ask and tell it: the day with its balance, sheets, the register of consultations, closing the day. */
import { legalDay } from '../../calendar/index.ts';
import { append, atHead, inOwnName } from '../../journal/index.ts';
import type { People } from '../../people/index.ts';
import { isRefusal, type Actor, type CommandKey, type House, type Refusal } from '../../platform/index.ts';
import { currentCatalogue } from '../../catalogue/index.ts';
import { readState } from '../perform.ts';
import type * as shape from '../desk/schema.ts';
import type { MatterState } from '../state.ts';
import { balanceOf, differencesOf, openOf } from './balance.ts';
import * as store from './store.ts';

/** More rows than a hall has in hand on one day. */
const most = 2000;

interface Row {
  readonly matter_id: string;
  readonly case_id: string;
  readonly site: string;
  readonly organ: string;
  readonly number: string;
  readonly shown: Pick<shape.CounterRow, 'itemName' | 'title'>;
  readonly is_paper: boolean;
  readonly received_on: string;
  readonly sheet: string | null;
  readonly handed_on: string | null;
  readonly handed_by: string | null;
  readonly taken_on: string | null;
  readonly taken_by: string | null;
  readonly missing: number;
  readonly is_pickup: boolean;
  readonly ready_on: string | null;
  readonly collected_on: string | null;
  readonly collected_by: string | null;
  readonly gone_on: string | null;
}

/** The clerk's own site, or the first of the district. */
async function siteOf(house: House, asked: string | undefined): Promise<string> {
  return asked ?? Object.keys((await currentCatalogue(house)).sites)[0] ?? 'unknown';
}

/** GET /api/counter/day */
export async function counterDay(house: House, actor: Actor, query: shape.DayQuery): Promise<shape.CounterDay> {
  const site = await siteOf(house, query.site);
  const day = query.day ?? legalDay(house.clock.now());
  const found = await house.shards.cell.reduce<Promise<Row[]>>(
    async (rows, cell) => [...(await rows), ...(await house.db.read<Row>(store.counterOfDay, [cell, site, day, most]))],
    Promise.resolve([]),
  );
  const rows = await namedRows(house, found, day);
  const closed = await closedOf(house, actor, site, day);
  return { site, day, ...balanceOf(rows, day), rows, closed };
}

async function closedOf(house: House, actor: Actor, site: string, day: string): Promise<shape.CounterDay['closed']> {
  if (actor.office === undefined) return null;
  const [row] = await house.db.read<{ figures: shape.DayFigures; staff_id: string; at: Date }>(store.closedDay, [
    actor.office,
    site,
    day,
  ]);
  if (!row) return null;
  const by = (await house.room<People>('people').staff(row.staff_id))?.name ?? row.staff_id;
  return { ...row.figures, by, at: row.at.toISOString() };
}

/** Rows with the names of whoever signed, each asked once. */
async function namedRows(house: House, rows: readonly Row[], day: string): Promise<shape.CounterRow[]> {
  const people = house.room<People>('people');
  const ids = [...new Set(rows.flatMap((row) => [row.handed_by, row.taken_by, row.collected_by]))].filter(
    (id) => id !== null,
  );
  const names = new Map(await Promise.all(ids.map(async (id) => [id, (await people.staff(id))?.name ?? id] as const)));
  const { organs } = await currentCatalogue(house);
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id));
  return rows.map((row) => {
    const view = {
      matterId: row.matter_id,
      case: row.case_id,
      number: row.number,
      ...row.shown,
      organ: row.organ,
      organName: organs[row.organ]?.name ?? { zh: row.organ, en: row.organ },
      isPaper: row.is_paper,
      receivedOn: row.received_on,
      sheet: row.sheet,
      handedOn: row.handed_on,
      handedBy: nameOf(row.handed_by),
      takenOn: row.taken_on,
      takenBy: nameOf(row.taken_by),
      missing: row.missing,
      isPickup: row.is_pickup,
      readyOn: row.ready_on,
      collectedOn: row.collected_on,
      collectedBy: nameOf(row.collected_by),
      goneOn: row.gone_on,
    };
    return { ...view, open: [...openOf(view, day)] };
  });
}

/** GET /api/counter/sheets/:sheet. An organ sees its own sheets; refused as `sheet-not-found`. */
export async function sheetOf(house: House, actor: Actor, sheet: string): Promise<shape.Sheet | Refusal> {
  const found = (
    await Promise.all(house.shards.cell.map((cell) => house.db.read<Row>(store.counterOfSheet, [cell, sheet, 200])))
  ).flat();
  const sees = actor.roles.some((role) => ['window-clerk', 'coordinator', 'supervisor'].includes(role));
  const own = found.filter((row) => sees || row.organ === actor.organ);
  if (own.length === 0) return { refused: 'sheet-not-found' };
  const rows = await namedRows(house, own, legalDay(house.clock.now()));
  const states = new Map(
    await Promise.all(
      [...new Set(rows.map((row) => row.matterId))].map(
        async (id) => [id, (await readState(house.db, id))?.state] as const,
      ),
    ),
  );
  return { sheet, rows: rows.map((row) => ({ ...row, papers: papersOn(states.get(row.matterId), sheet, row.case) })) };
}

/** Names of the papers of a case on a sheet. */
function papersOn(state: MatterState | undefined, sheet: string, id: string): shape.Sheet['rows'][number]['papers'] {
  const needs = state?.cases[id]?.spec.needs ?? [];
  return (state?.ledger.handOvers?.[sheet]?.papers ?? [])
    .filter((paper) => paper.case === id)
    .flatMap((paper) => needs.find((need) => need.need === paper.need)?.name ?? []);
}

/** GET /api/counter/sheets: what the window has given to the actor's organ and nobody there has signed for. */
export async function sheetsToTake(house: House, actor: Actor): Promise<shape.SheetList> {
  if (actor.organ === undefined) return { sheets: [] };
  const rows = (
    await Promise.all(
      house.shards.cell.map((cell) =>
        house.db.read<{ sheet: string; handed_on: string; cases: number }>(store.sheetsToTake, [
          cell,
          actor.organ,
          100,
        ]),
      ),
    )
  ).flat();
  const sheets = Map.groupBy(rows, (row) => row.sheet);
  return {
    sheets: [...sheets].map(([sheet, parts]) => ({
      sheet,
      handedOn: parts.map((part) => part.handed_on).toSorted()[0] as string,
      cases: parts.reduce((sum, part) => sum + part.cases, 0),
    })),
  };
}

/** POST /api/counter/close: the clerk counted. What differs from the system must be explained, side by side, or it is refused. */
export async function closeDay(
  house: House,
  actor: Actor,
  body: shape.CloseBody,
  key: CommandKey,
): Promise<shape.Closed | Refusal> {
  const day = await counterDay(house, actor, body);
  const differences = differencesOf(day, body.counted).map((one) => ({
    ...one,
    why: body.explained[one.side]?.trim() ?? '',
  }));
  const silent = differences.filter((one) => one.why === '');
  if (silent.length > 0) return { refused: 'difference-not-named', detail: { sides: silent.map((one) => one.side) } };
  const figures = { counted: body.counted, papers: day.papers, results: day.results, differences };
  const stream = `counter-${key.key}-${day.site}`;
  const done = await house.db.command(key, async (tx) => {
    const [closed] = await tx.query(store.closeDay, [
      tx.key,
      day.site,
      day.day,
      JSON.stringify(figures),
      actor.id,
      tx.now,
    ]);
    if (!closed) return { refused: 'day-already-closed' } satisfies Refusal;
    const fact = { name: 'counter-day-closed', version: 1, data: { site: day.site, day: day.day, ...figures } };
    const written = await append(tx, {
      stream,
      expectedSeq: atHead,
      facts: [fact],
      actor: inOwnName(actor),
      now: tx.now,
    });
    return isRefusal(written) ? written : { site: day.site, day: day.day };
  });
  return isRefusal(done) ? done : (done.reply as unknown as shape.Closed);
}
