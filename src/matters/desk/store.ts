/** Statements of kept filters; each is pinned to the office of its owner. */
import { statement } from '../../platform/index.ts';

export const allFilters = statement(
  'matters.all-filters',
  'office',
  `select name, query from matters.saved_filter where office = $1 and staff_id = $2 order by name limit 50`,
);

export const keepFilter = statement(
  'matters.keep-filter',
  'office',
  `insert into matters.saved_filter (office, staff_id, name, query, saved_at) values ($1, $2, $3, $4, $5)
   on conflict (office, staff_id, name) do update set query = excluded.query, saved_at = excluded.saved_at`,
);

export const dropFilter = statement(
  'matters.drop-filter',
  'office',
  `delete from matters.saved_filter where office = $1 and staff_id = $2 and name = $3`,
);
