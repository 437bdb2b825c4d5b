-- matters: public notices that were put up before 0113 are listed too. The day until which one stands is counted on the calendar of the house, which
-- SQL does not know; here stands a day that is never too early (a working day is at most three days, nine more for the longest holiday), and the
-- list itself leaves out what has come down.
update matters.task t
set shown = t.shown || jsonb_build_object(
  'publicUntil',
  to_char(
    ((c.state -> 'tasks' -> t.task_id ->> 'begunAt')::timestamptz at time zone 'Asia/Shanghai')::date
      + (case when s ->'duration' ->> 'unit' = 'wd' then 3 * (s -> 'duration' ->> 'n')::int else (s -> 'duration' ->> 'n')::int end + 9),
    'YYYY-MM-DD'
  )
)
from matters.matter_case c, jsonb_array_elements(c.spec -> 'tasks') s
where c.cell = t.cell and c.matter_id = t.matter_id and c.case_id = t.case_id
  and s ->> 'task' = t.task_id and t.kind = 'public-notice'
  and t.shown ->> 'publicUntil' is null
  and c.state -> 'tasks' -> t.task_id ->> 'begunAt' is not null
  and s -> 'duration' ->> 'unit' in ('wd', 'd');
