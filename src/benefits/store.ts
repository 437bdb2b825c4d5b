/** Statements about benefits. All are pinned to one cell: everything of one person lies in one. */
import { statement } from '../platform/index.ts';

/** What a run found out, where nothing stands yet or nothing was offered yet; gives a row only where it was written. */
export const enterMatch = statement(
  'benefits.enter-benefit-match',
  'cell',
  `
  insert into matters.benefit as b (cell, benefit_id, item, organ, period, person, outcome, amount, missing, because, until, matched_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  on conflict (cell, benefit_id) do update set outcome = excluded.outcome, amount = excluded.amount, missing = excluded.missing,
    because = excluded.because, until = excluded.until, matched_at = excluded.matched_at
  where b.outcome in ('excluded', 'insufficient') returning benefit_id`,
);

export const lockBenefit = statement(
  'benefits.lock-benefit',
  'cell',
  `
  select seq, hash, outcome, matter from matters.benefit where cell = $1 and benefit_id = $2 for update`,
);

export const moveBenefit = statement(
  'benefits.move-benefit',
  'cell',
  `
  update matters.benefit set seq = $3, hash = $4, outcome = $5, matter = coalesce($6, matter) where cell = $1 and benefit_id = $2`,
);

export const ofPerson = statement(
  'benefits.benefits-of-person',
  'cell',
  `
  select benefit_id, item, organ, period, outcome, amount, missing, because, until::text as until, matter from matters.benefit
  where cell = $1 and person = $2 order by period desc, item`,
);

/** How many stand where, and their amounts together. */
export const countsOfItem = statement(
  'benefits.benefit-counts',
  'cell',
  `
  select outcome, count(*)::int as n, sum(amount)::bigint as amount, max(matched_at) as matched_at from matters.benefit
  where cell = $1 and item = $2 and period = $3 group by outcome`,
);

/** Those of one outcome, in the order of their ids, after a given one. */
export const listOfItem = statement(
  'benefits.benefits-of-item',
  'cell',
  `
  select benefit_id, person, outcome, amount, missing, because, until::text as until, matter from matters.benefit
  where cell = $1 and item = $2 and period = $3 and outcome = $4 and benefit_id > $5 order by benefit_id limit $6`,
);
