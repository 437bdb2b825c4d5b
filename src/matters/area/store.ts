/** Statements about area reports: a reference table, read whole; there are few. */
import { statement } from '../../platform/index.ts';

export const allReports = statement(
  'matters.area-reports',
  'reference',
  `select report_id, organ, area, document, materials, element, value, registered_on::text, valid_until::text, withdrawn_on::text
   from matters.area_report order by registered_on desc, report_id limit 500`,
);

export const addReport = statement(
  'matters.add-area-report',
  'reference',
  `insert into matters.area_report (report_id, organ, area, document, materials, element, value, registered_on, valid_until, registered_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

export const withdrawReport = statement(
  'matters.withdraw-area-report',
  'reference',
  'update matters.area_report set withdrawn_on = $3 where report_id = $1 and organ = $2 and withdrawn_on is null returning report_id',
);
