/** Every query of drafts. */
import { statement } from '../../platform/index.ts';

export const addDraft = statement(
  'people.add-draft',
  'person_cell',
  `insert into people.draft (person_cell, draft_id, owner, theme, version, sealed_content, created_at, updated_at, expires_at)
   values ($1, $2, $3, $4, 1, $5, $6, $6, $7)`,
);

export const saveDraft = statement(
  'people.save-draft',
  'person_cell',
  `update people.draft set sealed_content = $4, version = version + 1, updated_at = $5, expires_at = $6
   where person_cell = $1 and draft_id = $2 and version = $3 and handed_in_as is null returning version`,
);

export const getDraft = statement(
  'people.get-draft',
  'person_cell',
  `select draft_id, owner, theme, version, sealed_content, updated_at, expires_at, handed_in_as from people.draft
   where person_cell = $1 and draft_id = $2 and expires_at > $3`,
);

export const draftsOf = statement(
  'people.drafts-of',
  'person_cell',
  `select draft_id, theme, version, updated_at, expires_at from people.draft
   where person_cell = $1 and owner = $2 and expires_at > $3 and handed_in_as is null order by updated_at desc, draft_id limit 50`,
);

export const handInDraft = statement(
  'people.hand-in-draft',
  'person_cell',
  `update people.draft set handed_in_as = $3 where person_cell = $1 and draft_id = $2`,
);

export const removeDraft = statement(
  'people.remove-draft',
  'person_cell',
  `delete from people.draft where person_cell = $1 and draft_id = $2 and owner = $3`,
);

export const removeExpiredDraft = statement(
  'people.remove-expired-draft',
  'person_cell',
  `delete from people.draft where person_cell = $1 and draft_id = $2 and expires_at <= $3`,
);
