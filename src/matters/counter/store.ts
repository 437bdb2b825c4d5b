/** Statements of the counter. Rows of cases are pinned to their cell, registers to the office that keeps them. */
import { statement } from '../../platform/index.ts';

export const addCounterCases = statement(
  'matters.add-counter-cases',
  'cell',
  `
  insert into matters.counter_case (cell, matter_id, case_id, organ, number, shown, site, is_paper, is_pickup, received_on)
  select $1, $2, n.*, $7, $8, $9, $10 from unnest($3::text[], $4::text[], $5::text[], $6::jsonb[]) as n
  on conflict (cell, matter_id, case_id) do nothing`,
);

export const changeCounterCases = statement(
  'matters.change-counter-cases',
  'cell',
  `
  update matters.counter_case c
  set sheet = coalesce(n.sheet, c.sheet), handed_on = coalesce(n.handed_on, c.handed_on), handed_by = coalesce(n.handed_by, c.handed_by),
      taken_on = coalesce(n.taken_on, c.taken_on), taken_by = coalesce(n.taken_by, c.taken_by), missing = coalesce(n.missing, c.missing),
      ready_on = coalesce(n.ready_on, c.ready_on), collected_on = coalesce(n.collected_on, c.collected_on),
      collected_by = coalesce(n.collected_by, c.collected_by), gone_on = coalesce(n.gone_on, c.gone_on), settled_on = coalesce(n.settled_on, c.settled_on)
  from unnest($3::text[], $4::text[], $5::date[], $6::text[], $7::date[], $8::text[], $9::int[], $10::date[], $11::date[], $12::text[], $13::date[], $14::date[])
    as n (case_id, sheet, handed_on, handed_by, taken_on, taken_by, missing, ready_on, collected_on, collected_by, gone_on, settled_on)
  where c.cell = $1 and c.matter_id = $2 and c.case_id = n.case_id`,
);

const columns = `matter_id, case_id, site, organ, number, shown, is_paper, received_on, sheet, handed_on, handed_by, taken_on, taken_by, missing,
  is_pickup, ready_on, collected_on, collected_by, gone_on`;

/** What a counter had in hand on a day or has since: nothing that was settled before it. */
export const counterOfDay = statement(
  'matters.counter-of-day',
  'cell',
  `
  select ${columns} from matters.counter_case
  where cell = $1 and site = $2 and received_on <= $3::date and (settled_on is null or settled_on >= $3::date)
  order by received_on, matter_id, case_id limit $4`,
);

export const counterOfSheet = statement(
  'matters.counter-of-sheet',
  'cell',
  `
  select ${columns} from matters.counter_case where cell = $1 and sheet = $2 order by number, matter_id, case_id limit $3`,
);

/** Sheets that an organ has not signed for. */
export const sheetsToTake = statement(
  'matters.sheets-to-take',
  'cell',
  `
  select sheet, min(handed_on) as handed_on, count(*)::int as cases from matters.counter_case
  where cell = $1 and organ = $2 and handed_on is not null and taken_on is null group by sheet order by sheet limit $3`,
);

export const addConsultation = statement(
  'matters.add-consultation',
  'office',
  `
  insert into matters.consultation (office, consultation_id, site, day, at, staff_id, way, theme, question, answer, is_told)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);

export const consultationsOfDay = statement(
  'matters.consultations-of-day',
  'office',
  `
  select consultation_id, site, at, staff_id, way, theme, question, answer, is_told from matters.consultation
  where office = $1 and site = $2 and day = $3::date order by at, consultation_id limit 500`,
);

export const closeDay = statement(
  'matters.close-day',
  'office',
  `
  insert into matters.closed_day (office, site, day, figures, staff_id, at) values ($1, $2, $3, $4, $5, $6)
  on conflict (office, site, day) do nothing returning day`,
);

export const closedDay = statement(
  'matters.closed-day',
  'office',
  `
  select figures, staff_id, at from matters.closed_day where office = $1 and site = $2 and day = $3::date`,
);
