/** Statements about changes of the catalogue. The acts are reference rows; how far a cell has come and what became of a matter lie in its cell. */
import { statement } from '../../platform/index.ts';

const columns = 'change_id, catalogue, older, cause, reasons, basis, actor, organ, matters, recorded_at';

/** One act as its row has it. */
export interface ChangeRow {
  readonly change_id: string;
  readonly catalogue: string;
  readonly older: readonly string[];
  readonly cause: 'law' | 'catalogue';
  readonly reasons: string;
  readonly basis: readonly { law: string; article?: string; inForceFrom?: string }[];
  readonly actor: string;
  readonly organ: string | null;
  readonly matters: number;
  readonly recorded_at: Date;
}

export const addChange = statement(
  'matters.add-catalogue-change',
  'reference',
  `insert into matters.catalogue_change (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

export const getChange = statement(
  'matters.get-catalogue-change',
  'reference',
  `select ${columns} from matters.catalogue_change where change_id = $1`,
);

/** The last acts, newest first. */
export const lastChanges = statement(
  'matters.last-catalogue-changes',
  'reference',
  `select ${columns} from matters.catalogue_change order by recorded_at desc, change_id desc limit $1`,
);

/** On which editions the running matters of a cell stand. */
export const editionsOfRunning = statement(
  'matters.editions-of-running-matters',
  'cell',
  `select head ->> 'catalogue' as catalogue, count(*)::int as matters from matters.matter
   where cell = $1 and status = 'running' group by 1`,
);

/** Running matters of one cell on one of these editions, after an id. */
export const runningOn = statement(
  'matters.running-matters-on-editions',
  'cell',
  `select matter_id from matters.matter
   where cell = $1 and status = 'running' and head ->> 'catalogue' = any ($2::text[]) and matter_id collate "C" > $3
   order by matter_id collate "C" limit $4`,
);

export const beginWalk = statement(
  'matters.begin-catalogue-walk',
  'cell',
  `insert into matters.catalogue_walk (cell, change_id, after) values ($1, $2, '') on conflict (cell, change_id) do nothing`,
);

export const moveWalk = statement(
  'matters.move-catalogue-walk',
  'cell',
  'update matters.catalogue_walk set after = $3, finished_at = $4 where cell = $1 and change_id = $2',
);

export const getWalk = statement(
  'matters.get-catalogue-walk',
  'cell',
  'select after, finished_at from matters.catalogue_walk where cell = $1 and change_id = $2',
);

/** What became of one matter; the first word stands. */
export const addOutcome = statement(
  'matters.add-catalogue-outcome',
  'cell',
  `insert into matters.catalogue_change_matter (cell, change_id, matter_id, outcome, code, recorded_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (cell, change_id, matter_id) do nothing`,
);

export const countOutcomes = statement(
  'matters.count-catalogue-outcomes',
  'cell',
  `select outcome, count(*)::int as n from matters.catalogue_change_matter where cell = $1 and change_id = $2 group by outcome`,
);

/** Refused matters of one cell with their reasons, after an id. */
export const refusedOf = statement(
  'matters.refused-catalogue-outcomes',
  'cell',
  `select o.matter_id, o.code, m.number, m.head -> 'title' as title from matters.catalogue_change_matter o
   join matters.matter m on m.cell = o.cell and m.matter_id = o.matter_id
   where o.cell = $1 and o.change_id = $2 and o.outcome = 'refused' and o.matter_id collate "C" > $3
   order by o.matter_id collate "C" limit $4`,
);
