/** Every statement about projects. All are pinned to one cell; lists are asked cell by cell. */
import { statement } from '../platform/index.ts';

export const addProject = statement(
  'projects.add-project',
  'cell',
  `
  insert into matters.project (cell, project_id, seq, hash, status, owner, code, name, theme, is_key, opened_at)
  values ($1, $2, $3, $4, 'running', $5, $6, $7, $8, $9, $10)`,
);

/** The lock of its row orders the writers. */
export const lockProject = statement(
  'projects.lock-project',
  'cell',
  `
  select seq, hash from matters.project where cell = $1 and project_id = $2 for update`,
);

export const moveProject = statement(
  'projects.move-project',
  'cell',
  `
  update matters.project set seq = $3, hash = $4, status = $5 where cell = $1 and project_id = $2`,
);

/** Projects of one cell, the newest first; with an owner ($2) only theirs, with a status ($3) only those. */
export const listProjects = statement(
  'projects.list-projects',
  'cell',
  `
  select project_id, status, owner, code, name, theme, is_key, opened_at from matters.project
  where cell = $1 and ($2::text is null or owner = $2) and ($3::text is null or status = $3)
  order by opened_at desc, project_id limit $4`,
);
