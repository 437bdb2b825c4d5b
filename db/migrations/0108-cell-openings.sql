-- platform: cells are opened by one act that is written down, so that numbers, look-ups and repeated hand-ins go on (decision 0079).
create table platform.cell_opening (
  generation int not null primary key,
  cells int[] not null,
  person_cells int[] not null,
  opened_at timestamptz not null
);
comment on table platform.cell_opening is 'Which cells there were from each opening on; generation 1 is the birth. Reference table. A start with other cells than the last one names is refused.';

insert into platform.cell_opening (generation, cells, person_cells, opened_at)
select 1,
  (select array_agg(cell order by cell) from platform.cell),
  (select array_agg(person_cell order by person_cell) from platform.person_cell),
  born_at
from platform.installation;
