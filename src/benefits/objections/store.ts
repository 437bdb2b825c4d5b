/** Statements about objections. Each lies in the cell of its matter. */
import { statement } from '../../platform/index.ts';

export const addObjection = statement(
  'benefits.add-objection',
  'cell',
  `
  insert into benefits.objection (cell, objection_id, matter_id, case_id, organ, state, entered_at, seq, hash)
  values ($1, $2, $3, $4, $5, 'open', $6, $7, $8)`,
);

export const lockObjection = statement(
  'benefits.lock-objection',
  'cell',
  `
  select seq, hash from benefits.objection where cell = $1 and objection_id = $2 for update`,
);

export const moveObjection = statement(
  'benefits.move-objection',
  'cell',
  `
  update benefits.objection set state = $3, seq = $4, hash = $5 where cell = $1 and objection_id = $2`,
);

/** Objections of an organ in one state, after an id. */
export const ofOrgan = statement(
  'benefits.objections-of-organ',
  'cell',
  `
  select objection_id, entered_at from benefits.objection
  where cell = $1 and organ = $2 and state = $3 and objection_id collate "C" > $4 order by objection_id collate "C" limit $5`,
);
