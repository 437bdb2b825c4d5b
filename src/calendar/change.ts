/** A new notice replaces the calendar, but only for days still to come: what was counted stays counted (invariant 6). */
import type { Calendar, CalendarYear, DayKind } from './calendar.ts';
import { detailOf, isPublished, yearTable } from './calendar.ts';
import { dayNumber, isoDay, partsOf } from './day.ts';

/** A day whose kind is another one under the new calendar. */
export interface MovedDay {
  readonly date: string;
  readonly from: DayKind;
  readonly to: DayKind;
}

/** The calendar in force from now on, and the days after `today` whose kind moved. */
export interface CalendarChange {
  readonly calendar: Calendar;
  readonly moved: readonly MovedDay[];
}

/**
 * The calendar after a change made on `today`: days up to and including it keep their kind under `before`, later ones follow `after`.
 * Every clock still open must then be computed anew; a date that has passed cannot move.
 */
export function changeCalendar(before: Calendar, after: Calendar, today: string): CalendarChange {
  const now = dayNumber(today);
  const { year: thisYear } = partsOf(now);
  const years: Record<string, CalendarYear> = {};
  for (const [year, entry] of Object.entries(before.years)) if (Number(year) < thisYear) years[year] = entry;
  for (const [year, entry] of Object.entries(after.years)) if (Number(year) > thisYear) years[year] = entry;
  if (isPublished(before, thisYear) || isPublished(after, thisYear))
    years[thisYear] = joined(before, after, thisYear, now);
  const calendar: Calendar = {
    region: after.region,
    source: after.source,
    firstPublishedYear: Math.min(before.firstPublishedYear, after.firstPublishedYear),
    lastPublishedYear: after.lastPublishedYear,
    years,
  };
  return { calendar, moved: movedDays(before, calendar, now) };
}

/** One year of which the days up to `now` are the old one's. The days are written one by one. */
function joined(before: Calendar, after: Calendar, year: number, now: number): CalendarYear {
  const old = [...yearTable(before, year).marks].filter(([day]) => day <= now);
  const fresh = [...yearTable(after, year).marks].filter(([day]) => day > now);
  const write = (works: boolean): string =>
    [...old, ...fresh]
      .filter(([, mark]) => mark.works === works)
      .sort(([a], [b]) => a - b)
      .map(([day, mark]) => mark.holiday + isoDay(day).slice(5).replace('-', ''))
      .join(' ');
  const notices = [before.years[year]?.notice, after.years[year]?.notice].filter((n) => n !== undefined && n !== '');
  return { notice: [...new Set(notices)].join(' '), rest: write(false), work: write(true) };
}

/** Days after `now` of the years that either calendar writes down or publishes, and that differ. */
function movedDays(before: Calendar, calendar: Calendar, now: number): MovedDay[] {
  const last = Math.max(before.lastPublishedYear, calendar.lastPublishedYear, partsOf(now).year);
  const moved: MovedDay[] = [];
  for (let year = partsOf(now).year; year <= last; year += 1) {
    const table = yearTable(calendar, year);
    for (let day = Math.max(now + 1, table.first); day < table.first + table.length; day += 1) {
      const from = detailOf(before, day).kind;
      const to = detailOf(calendar, day).kind;
      if (from !== to) moved.push({ date: isoDay(day), from, to });
    }
  }
  return moved;
}
