/** Every statement of this room. All are pinned to one cell; work lists are asked cell by cell. */
import { statement } from '../platform/index.ts';

/** Locks a matter for one command: the lock of its row orders the writers. */
export const lockMatter = statement(
  'matters.lock-matter',
  'cell',
  `
  select seq, hash, head, ledger from matters.matter where cell = $1 and matter_id = $2 for update`,
);

/** A matter with its cases, of one moment. */
export const getMatter = statement(
  'matters.get-matter',
  'cell',
  `
  select m.seq, m.hash, m.head, m.ledger, (
    select json_agg(json_build_object('case_id', c.case_id, 'spec', c.spec, 'state', c.state)) from matters.matter_case c
    where c.cell = $1 and c.matter_id = $2) as cases
  from matters.matter m where m.cell = $1 and m.matter_id = $2`,
);

export const casesOfMatter = statement(
  'matters.cases-of-matter',
  'cell',
  `
  select case_id, spec, state from matters.matter_case where cell = $1 and matter_id = $2`,
);

/** Items applied for again on one certificate: taken where nobody has them, read under a lock, moved from a matter that is over. */
export const addAgain = statement(
  'matters.add-again',
  'cell',
  `insert into matters.applied_again (cell, certificate, item, matter_id) select $1, $2, item, $4 from unnest($3::text[]) as it (item)
   on conflict (cell, certificate, item) do nothing`,
);
export const lockAgain = statement(
  'matters.lock-again',
  'cell',
  `select item, matter_id from matters.applied_again where cell = $1 and certificate = $2 and item = any ($3::text[]) order by item for update`,
);
export const moveAgain = statement(
  'matters.move-again',
  'cell',
  `update matters.applied_again set matter_id = $4 where cell = $1 and certificate = $2 and item = $3`,
);

export const addMatter = statement(
  'matters.add-matter',
  'cell',
  `
  insert into matters.matter (cell, matter_id, seq, hash, status, district, number, received_at, head, ledger)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

export const setMatter = statement(
  'matters.set-matter',
  'cell',
  `
  update matters.matter set seq = $3, hash = $4, status = $5, head = $6, ledger = $7 where cell = $1 and matter_id = $2`,
);

export const addCases = statement(
  'matters.add-cases',
  'cell',
  `
  insert into matters.matter_case (cell, matter_id, case_id, version, status, organ, item, number, due_on, spec, state)
  select $1, $2, * from unnest($3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[], $10::jsonb[], $11::jsonb[])`,
);

export const setCases = statement(
  'matters.set-cases',
  'cell',
  `
  update matters.matter_case c set version = n.version, status = n.status, due_on = n.due_on, state = n.state
  from unnest($3::text[], $4::int[], $5::text[], $6::date[], $7::jsonb[]) as n (case_id, version, status, due_on, state)
  where c.cell = $1 and c.matter_id = $2 and c.case_id = n.case_id`,
);

/** The pinned form of a case, changed by a re-planning. */
export const setSpecs = statement(
  'matters.set-specs',
  'cell',
  `
  update matters.matter_case c set spec = n.spec
  from unnest($3::text[], $4::jsonb[]) as n (case_id, spec)
  where c.cell = $1 and c.matter_id = $2 and c.case_id = n.case_id`,
);

export const putTasks = statement(
  'matters.put-tasks',
  'cell',
  `
  insert into matters.task (cell, matter_id, task_id, case_id, version, organ, kind, item, state, due_on, due_at, amber_at, opened_at, assignee, shown, waiting_since)
  select $1, $2, * from unnest($3::text[], $4::text[], $5::int[], $6::text[], $7::text[], $8::text[], $9::text[], $10::date[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[], $14::text[], $15::jsonb[], $16::timestamptz[])
  on conflict (cell, matter_id, task_id) do update
  set version = excluded.version, state = excluded.state, due_on = excluded.due_on, due_at = excluded.due_at, amber_at = excluded.amber_at,
      opened_at = excluded.opened_at, assignee = excluded.assignee, shown = excluded.shown, waiting_since = excluded.waiting_since`,
);

/** Draws "$4" numbers of a series; gives the last of them. */
export const drawNumbers = statement(
  'matters.draw-numbers',
  'cell',
  `
  insert into matters.number_counter (cell, series, period, n) values ($1, $2, $3, $4)
  on conflict (cell, series, period) do update set n = matters.number_counter.n + excluded.n returning n`,
);

/** Public notices of one cell that stand on a day, after a cursor. */
export const publicNotices = statement(
  'matters.public-notices',
  'cell',
  `
  select matter_id, task_id from matters.task
  where cell = $1 and kind = 'public-notice' and shown ->> 'publicUntil' >= $2 and ($3::text is null or item = $3)
    and (matter_id collate "C", task_id collate "C") > ($4, $5)
  order by matter_id collate "C", task_id collate "C" limit $6`,
);

/** Hearings of one cell that are called for a time not before "$2", the nearest first. */
export const calledHearings = statement(
  'matters.called-hearings',
  'cell',
  `
  select item, organ, shown from matters.task
  where cell = $1 and kind = 'intake' and shown ->> 'hearingAt' is not null and shown ->> 'hearingAt' >= $2
  order by shown ->> 'hearingAt' limit $3`,
);

/** For the opening of cells: the highest counters, and a cell that goes on from there. */
export const numbers = {
  highest: statement(
    'matters.highest-numbers',
    'cell',
    'select series, period, max(n) as n from matters.number_counter group by series, period',
    { fanout: true },
  ),
  begin: statement(
    'matters.begin-numbers',
    'cell',
    `
  insert into matters.number_counter as c (cell, series, period, n) select $1, s, p, n from unnest($2::text[], $3::text[], $4::int[]) as it (s, p, n)
  on conflict (cell, series, period) do update set n = greatest(c.n, excluded.n)`,
  ),
};

/** Open work of one organ in one cell, soonest due first, after a cursor. */
export const openTasks = statement(
  'matters.open-tasks',
  'cell',
  `
  select matter_id, task_id, case_id, version, organ, kind, item, due_on, due_at, amber_at, opened_at, assignee, shown, waiting_since from matters.task
  where cell = $1 and organ = $2 and state = 'open' and kind = any ($3::text[])
    and (due_at, matter_id, task_id) > ($4::timestamptz, $5, $6)
    and ($7::text[] is null or item = any ($7::text[])) and ($8::text[] is null or assignee = any ($8::text[]) or assignee is null)
    and ($9::timestamptz is null or due_at >= $9) and ($10::timestamptz is null or due_at < $10)
    and ($11::timestamptz is null or amber_at <= $11) and ($12::timestamptz is null or amber_at > $12)
    and ($14::text is null or assignee = $14 or ($14 = '-' and assignee is null)) and ($15::boolean or waiting_since is null)
    and (kind <> 'vote' or assignee = $16)
  order by due_at, matter_id, task_id limit $13`,
);

/** Open work of one organ in one cell for whose end somebody stands at the counter, the longest waiting first. */
export const awaitedTasks = statement(
  'matters.awaited-tasks',
  'cell',
  `
  select matter_id, task_id, case_id, version, organ, kind, item, due_on, due_at, amber_at, opened_at, assignee, shown, waiting_since from matters.task
  where cell = $1 and organ = $2 and waiting_since is not null and state = 'open' and kind = any ($3::text[])
    and ($4::text[] is null or item = any ($4::text[])) and ($5::text[] is null or assignee = any ($5::text[]) or assignee is null)
    and ($6::text is null or assignee = $6 or ($6 = '-' and assignee is null)) and (kind <> 'vote' or assignee = $7)
  order by waiting_since, matter_id, task_id limit 50`,
);

export const countTasks = statement(
  'matters.count-tasks',
  'cell',
  `
  select count(*)::int as open, count(*) filter (where due_at < $4::timestamptz)::int as red,
         count(*) filter (where due_at >= $4::timestamptz and amber_at <= $4::timestamptz)::int as amber
  from matters.task where cell = $1 and organ = $2 and state = 'open' and kind = any ($3::text[])
    and ($5::text[] is null or item = any ($5::text[])) and (kind <> 'vote' or assignee = $6)`,
);

/** Open and waiting tasks of one organ in one cell that are in one person's hands. */
export const tasksOfPerson = statement(
  'matters.tasks-of-person',
  'cell',
  `
  select matter_id, task_id, kind, version from matters.task
  where cell = $1 and organ = $2 and assignee = $3 and state in ('open', 'waiting') and (matter_id, task_id) > ($4, $5)
  order by matter_id, task_id limit 200`,
);

/** Work of one organ in one cell that still waits for something, by matter; it has no day yet. */
export const waitingTasks = statement(
  'matters.waiting-tasks',
  'cell',
  `
  select matter_id, task_id, case_id, version, organ, kind, item, due_on, due_at, amber_at, opened_at, assignee, shown from matters.task
  where cell = $1 and organ = $2 and state = 'waiting' and kind = any ($3::text[]) and (matter_id collate "C", task_id collate "C") > ($4, $5)
    and ($6::text[] is null or item = any ($6::text[])) and ($7::text[] is null or assignee = any ($7::text[]) or assignee is null)
    and ($9::text is null or assignee = $9 or ($9 = '-' and assignee is null))
  order by matter_id collate "C", task_id collate "C" limit $8`,
);

/**
 * Cases of one cell by what stands on a paper: matter or case number from its beginning ($2 up to $3), external serial or certificate number ($4, $5) whole.
 * With an organ ($6) only cases that it decides or has a task in, with items ($10) only cases of these.
 */
export const searchCases = statement(
  'matters.search-cases',
  'cell',
  `
  with hit as (
    select c.matter_id, c.case_id from matters.matter_case c
    where c.cell = $1 and c.number collate "C" >= $2 and c.number collate "C" < $3
    union
    select c.matter_id, c.case_id from matters.matter m join matters.matter_case c on c.cell = $1 and c.matter_id = m.matter_id
    where m.cell = $1 and m.number collate "C" >= $2 and m.number collate "C" < $3
    union
    select c.matter_id, c.case_id from matters.matter_case c where c.cell = $1 and c.state -> 'decision' ->> 'serial' = $4
    union
    select c.matter_id, c.case_id from matters.matter_case c where c.cell = $1 and c.state -> 'certificates' @> $5::jsonb
  )
  select m.matter_id, m.number as matter_number, m.status as matter_status, m.received_at, m.head -> 'title' as title,
         c.case_id, c.number, c.status, c.organ, c.spec -> 'name' as item_name
  from hit join matters.matter_case c on c.cell = $1 and c.matter_id = hit.matter_id and c.case_id = hit.case_id
           join matters.matter m on m.cell = $1 and m.matter_id = hit.matter_id
  where ($6::text is null or c.organ = $6
         or exists (select 1 from matters.task t where t.cell = $1 and t.matter_id = c.matter_id and t.case_id = c.case_id and t.organ = $6))
    and (m.matter_id collate "C", c.case_id collate "C") > ($7, $8) and ($10::text[] is null or c.spec ->> 'item' = any ($10::text[]))
  order by m.matter_id collate "C", c.case_id collate "C" limit $9`,
);

/** Decided cases of an item of an organ, the newest first. */
export const decidedBefore = statement(
  'matters.decided-before',
  'cell',
  `
  select matter_id, case_id, state -> 'decision' ->> 'on' as on_day from matters.matter_case
  where cell = $1 and organ = $2 and item = $3 and state -> 'decision' ->> 'on' is not null
  order by state -> 'decision' ->> 'on' desc, matter_id limit $4`,
);
