/** Statements about one-time notices; they belong to the office that gave them. */
import { statement } from '../../platform/index.ts';

/** Draws one number of a series of the office. */
export const drawOfficeNumber = statement(
  'matters.draw-office-number',
  'office',
  `
  insert into matters.office_counter (office, series, period, n) values ($1, $2, $3, 1)
  on conflict (office, series, period) do update set n = matters.office_counter.n + 1 returning n`,
);

export const addOneTime = statement(
  'matters.add-one-time-notice',
  'office',
  `
  insert into matters.one_time_notice (office, notice_id, site, day, at, staff_id, theme, number, organ, letter, form, content)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
);

export const oneTimeOfDay = statement(
  'matters.one-time-notices-of-day',
  'office',
  `
  select notice_id, site, day, at, staff_id, theme, number, organ, letter, form, content from matters.one_time_notice
  where office = $1 and site = $2 and day = $3::date order by at, notice_id limit 500`,
);

export const oneTime = statement(
  'matters.one-time-notice',
  'office',
  `
  select notice_id, site, day, at, staff_id, theme, number, organ, letter, form, content from matters.one_time_notice
  where office = $1 and notice_id = $2`,
);
