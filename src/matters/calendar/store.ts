/** Statements about the calendar in force. A reference table: rows are added and never changed. */
import { statement } from '../../platform/index.ts';

export const lastCalendar = statement(
  'matters.last-calendar',
  'reference',
  'select number, change_id, calendar from matters.calendar_change order by number desc limit 1',
);

export const calendarChanges = statement(
  'matters.calendar-changes',
  'reference',
  'select number, reason, actor, recorded_at from matters.calendar_change order by number desc limit 20',
);

export const addCalendar = statement(
  'matters.add-calendar',
  'reference',
  `insert into matters.calendar_change (number, change_id, calendar, reason, actor, changed_on, recorded_at)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);

/** Running matters of one cell after an id. */
export const runningMatters = statement(
  'matters.running-matters',
  'cell',
  `select matter_id from matters.matter where cell = $1 and status = 'running' and matter_id collate "C" > $2
   order by matter_id collate "C" limit $3`,
);
