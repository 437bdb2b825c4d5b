-- matters: what was decided before on the same item, newest first.
create index case_decided_by_item on matters.matter_case (cell, organ, item, ((state -> 'decision' ->> 'on')) desc) where state -> 'decision' ->> 'on' is not null;
