/** Statements about slips of an outage; they belong to the office that took the papers. */
import { statement } from '../../platform/index.ts';

export const addSlip = statement(
  'matters.add-outage-slip',
  'office',
  `
  insert into matters.outage_slip (office, outage, slip, occurred_at, note, staff_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (office, outage, slip) do nothing returning slip`,
);

export const slips = statement(
  'matters.outage-slips',
  'office',
  `
  select outage, slip, occurred_at, note, matter_id from matters.outage_slip where office = $1
  order by (matter_id is null) desc, recorded_at desc, slip limit 200`,
);

export const enterSlip = statement(
  'matters.enter-outage-slip',
  'office',
  `
  update matters.outage_slip set matter_id = $4 where office = $1 and outage = $2 and slip = $3 and matter_id is null`,
);
