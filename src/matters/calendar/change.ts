/**
 * A calendar is published or corrected while matters run: what would move is seen first, then it is put in force with a reason, and every
 * running matter is looked at once. Days that have passed never move (invariant 6); dates beyond the old calendar become firm.
 */
import { changeCalendar, legalDay, unreadable, type Calendar, type CalendarChange } from '../../calendar/index.ts';
import {
  canonical,
  houseActor,
  isRefusal,
  type Actor,
  type Cause,
  type House,
  type JsonValue,
  type Refusal,
} from '../../platform/index.ts';
import { almanacOf } from '../clock/almanac.ts';
import { movedCases, recounted } from '../decide/replan/calendar.ts';
import { houseCause, perform, readState } from '../perform.ts';
import type { People } from '../../people/index.ts';
import type { CalendarBody, CalendarChanged, CalendarPreview, CalendarView } from './schema.ts';
import { calendarInForce } from './in-force.ts';
import * as store from './store.ts';

/** The timer of a cell that brings a new calendar to its running matters. */
export const calendarTimer = 'matters.apply-calendar';
/** The stream name under which that timer stands; no matter has it. */
const timerStream = 'calendar';
const page = 200;
const shown = 20;

async function proposed(house: House, body: CalendarBody): Promise<CalendarChange | Refusal> {
  const { calendar: before } = await calendarInForce(house, true);
  const years = Object.keys(body.years).map(Number);
  if (years.length === 0) return { refused: 'calendar-unchanged' };
  for (const [year, { rest, work }] of Object.entries(body.years)) {
    const entry = unreadable(Number(year), rest) ?? unreadable(Number(year), work);
    if (entry !== undefined) return { refused: 'calendar-unreadable', detail: { year, entry } };
  }
  const after: Calendar = {
    ...before,
    source: body.source,
    years: { ...before.years, ...body.years },
    lastPublishedYear: Math.max(before.lastPublishedYear, ...years),
  };
  const change = changeCalendar(before, after, legalDay(house.clock.now()));
  return change.moved.length === 0 && after.lastPublishedYear === before.lastPublishedYear
    ? { refused: 'calendar-unchanged' }
    : change;
}

/** What the calendar would move; nothing is stored. */
export async function previewCalendar(house: House, body: CalendarBody): Promise<CalendarPreview | Refusal> {
  const change = await proposed(house, body);
  if (isRefusal(change)) return change;
  const almanac = almanacOf(change.calendar);
  const today = legalDay(house.clock.now());
  let matters = 0;
  let cases = 0;
  let dates = 0;
  const examples: CalendarPreview['examples'] = [];
  for (const cell of house.shards.cell) {
    for await (const id of running(house, cell)) {
      const found = await readState(house.db, id);
      const moved = found ? movedCases(found.state, almanac, today) : [];
      const others = found ? recounted(found.state, almanac, today) : undefined;
      const beside = others ? others.corrections.length + others.obligations.length + others.tasks.length : 0;
      dates += beside;
      if (moved.length > 0 || beside > 0) matters += 1;
      cases += moved.length;
      for (const { one, promisedDue } of moved)
        if (examples.length < shown)
          examples.push({
            matterId: id,
            case: one.spec.case,
            from: one.promisedDue?.on ?? promisedDue.on,
            to: promisedDue.on,
            isFirm: !promisedDue.provisional,
          });
    }
  }
  return { days: change.moved.slice(0, 400).map((day) => ({ ...day })), matters, cases, dates, examples };
}

/** GET /api/calendar: the years still to come and this one as they stand in force, and who changed what. */
export async function calendarView(house: House): Promise<CalendarView> {
  const { calendar, number } = await calendarInForce(house, true);
  const year = Number(legalDay(house.clock.now()).slice(0, 4));
  const rows = await house.db.read<{ number: number; reason: string; actor: string; recorded_at: Date }>(
    store.calendarChanges,
    [],
  );
  const people = house.room<People>('people');
  return {
    number,
    source: calendar.source,
    lastPublishedYear: calendar.lastPublishedYear,
    years: Object.entries(calendar.years)
      .filter(([each]) => Number(each) >= year)
      .map(([each, { notice, rest, work }]) => ({ year: each, notice, rest, work })),
    changes: await Promise.all(
      rows.map(async (row) => ({
        number: row.number,
        reason: row.reason,
        by: (await people.staff(row.actor))?.name ?? row.actor,
        at: row.recorded_at.toISOString(),
      })),
    ),
  };
}

async function* running(house: House, cell: number): AsyncGenerator<string> {
  let after = '';
  for (;;) {
    const rows = await house.db.read<{ matter_id: string }>(store.runningMatters, [cell, after, page]);
    for (const row of rows) yield row.matter_id;
    if (rows.length < page) return;
    after = rows.at(-1)?.matter_id ?? '';
  }
}

/** Puts it in force and lets every cell bring it to its matters. The same key puts it in force once. */
export async function applyCalendar(
  house: House,
  actor: Actor,
  body: CalendarBody & { readonly reason: string },
  cause: Cause,
): Promise<CalendarChanged | Refusal> {
  const before = await calendarInForce(house, true);
  const done = await house.db.command<JsonValue>(
    { group: 'office', key: house.shards.office[0] ?? 1, ...cause },
    async (tx) => {
      const change = await proposed(house, body);
      if (isRefusal(change)) return change;
      const id = house.ids.next();
      await tx.query(store.addCalendar, [
        before.number + 1,
        id,
        canonical(change.calendar as unknown as JsonValue),
        body.reason,
        actor.id,
        legalDay(tx.now),
        tx.now,
      ]);
      return { change: id, days: change.moved.length };
    },
  );
  if (isRefusal(done)) return done;
  const reply = done.reply as CalendarChanged;
  await calendarInForce(house, true);
  for (const cell of house.shards.cell) {
    const armed = await house.db.command(
      { group: 'cell', key: cell, ...houseCause(`calendar:${reply.change}`) },
      async (tx) => {
        tx.timer(timerStream, calendarTimer, tx.now);
        return null;
      },
    );
    if (isRefusal(armed)) return armed;
  }
  return reply;
}

/** Brings the calendar in force to every running matter of a cell. A second time changes nothing. */
export async function bringCalendar(house: House, cell: number): Promise<void> {
  const { change } = await calendarInForce(house, true);
  if (change === null) return;
  for await (const id of running(house, cell)) {
    const command = { name: 'apply-calendar', body: { change } } as const;
    const done = await perform(house, id, command, houseActor, houseCause(`calendar:${change}:${id}`));
    if (isRefusal(done) && done.refused === 'database-unavailable') throw new Error(done.refused);
  }
}
