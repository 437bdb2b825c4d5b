-- matters: hearings that are called, for anybody who wants to listen. They lie on the row of their case's intake, with time and place; those that were
-- called before are listed without their place, which stands in the notice and which the organ tells.
update matters.task t
set shown = t.shown || jsonb_build_object('hearingAt', c.state -> 'hearing' ->> 'calledFor', 'hearingPlace', null)
from matters.matter_case c
where c.cell = t.cell and c.matter_id = t.matter_id and c.case_id = t.case_id and t.kind = 'intake'
  and c.state -> 'hearing' ->> 'calledFor' is not null and c.state -> 'hearing' ->> 'isOver' is null;
create index task_called_hearing on matters.task (cell, (shown ->> 'hearingAt')) where kind = 'intake' and shown ->> 'hearingAt' is not null;
