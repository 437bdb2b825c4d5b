/** Statements about letters and the register of seals. Letters are few and every cell reads them; the register lies with its matters. */
import { statement } from '../../platform/index.ts';

export const sealLetters = statement(
  'matters.seal-letters',
  'reference',
  `
  select letter_id, organ, kind, form, number, documents, from_day, until_day, keeper, actor, recorded_at, ended_on, items
  from matters.seal_letter order by recorded_at, letter_id limit 5000`,
);

export const addSealLetter = statement(
  'matters.add-seal-letter',
  'reference',
  `
  insert into matters.seal_letter (letter_id, organ, kind, form, number, documents, from_day, until_day, keeper, actor, recorded_at, items)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (organ, number) do nothing returning letter_id`,
);

export const endSealLetter = statement(
  'matters.end-seal-letter',
  'reference',
  'update matters.seal_letter set ended_on = $2 where letter_id = $1 and ended_on is null returning letter_id',
);

/** Lines of the register; a document that waited gets its seal, what is sealed stays as it is. */
export const putSealUses = statement(
  'matters.put-seal-uses',
  'cell',
  `
  insert into matters.seal_use (cell, matter_id, document_id, organ, kind, document, number, shown, issued_at, day, form, letter, staff_id, sealed_at)
  select $1, $2, * from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::jsonb[], $9::timestamptz[], $10::date[],
    $11::text[], $12::text[], $13::text[], $14::timestamptz[])
  on conflict (cell, matter_id, document_id) do update
  set day = excluded.day, form = excluded.form, letter = excluded.letter, staff_id = excluded.staff_id, sealed_at = excluded.sealed_at
  where matters.seal_use.letter is null`,
);

/** The register of one organ in one cell, the newest day first, after a cursor. */
export const sealUses = statement(
  'matters.seal-uses',
  'cell',
  `
  select matter_id, document_id, organ, kind, document, number, shown, issued_at, day, form, letter, staff_id, sealed_at from matters.seal_use
  where cell = $1 and organ = $2 and ($3::text is null or kind = $3) and ($4::text is null or document = $4)
    and ($5::date is null or day >= $5) and ($6::date is null or day <= $6) and ($7::boolean is null or (letter is null) = $7)
    and (day, matter_id collate "C", document_id collate "C") < ($8::date, $9, $10)
  order by day desc, matter_id collate "C" desc, document_id collate "C" desc limit $11`,
);

/** Lines of the register of seals that stand at the office and not at a matter, the newest first, after a cursor. */
export const oneTimeSealed = statement(
  'matters.one-time-notices-sealed',
  'office',
  `
  select notice_id, day, at, staff_id, number, organ, letter, form, content from matters.one_time_notice
  where office = $1 and organ = $2 and ($3::date is null or day >= $3) and ($4::date is null or day <= $4)
    and (day, '' collate "C", notice_id collate "C") < ($5::date, $6, $7)
  order by day desc, notice_id collate "C" desc limit $8`,
);
