-- matters: finding a case by what stands on a paper, and the work that still waits for something.
create index case_by_number on matters.matter_case (cell, number collate "C");
create index case_by_serial on matters.matter_case (cell, ((state -> 'decision' ->> 'serial'))) where state -> 'decision' ->> 'serial' is not null;
create index case_by_certificate on matters.matter_case using gin ((state -> 'certificates') jsonb_path_ops);
create index matter_by_written_number on matters.matter (cell, number collate "C");
create index task_waiting on matters.task (cell, organ, matter_id collate "C", task_id collate "C") where state = 'waiting';
