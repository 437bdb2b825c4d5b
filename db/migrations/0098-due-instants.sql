-- A promise in hours is due at an instant (systems.md Q16): the work list is sorted and coloured by the instant at which a task's time has
-- passed. A day has passed at the first moment of the next one in the district; due_on stays the day that is shown.
alter table matters.task add column due_at timestamptz, add column amber_at timestamptz;
update matters.task set
  due_at = (due_on + 1)::timestamp at time zone 'Asia/Shanghai',
  amber_at = amber_on::timestamp at time zone 'Asia/Shanghai'
where due_on is not null;
drop index matters.task_open;
create index task_open on matters.task (cell, organ, due_at, matter_id, task_id) where state = 'open';
comment on column matters.task.due_at is 'When the time of the task has passed: the instant of a promise in hours, else the end of due_on.';
comment on column matters.task.amber_at is 'From when the task is amber; takes the place of amber_on, which stays for what was written before.';
