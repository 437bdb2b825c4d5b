/** Queries of files that arrive in pieces. */
import { statement } from '../../platform/index.ts';

export const addUpload = statement(
  'people.add-upload',
  'person_cell',
  `insert into people.upload (person_cell, upload_id, owner, sealed_name, size, sha256, created_at) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (person_cell, upload_id) do nothing`,
);

export const getUpload = statement(
  'people.get-upload',
  'person_cell',
  `select upload_id, owner, sealed_name, size, sha256, received, stored, created_at from people.upload where person_cell = $1 and upload_id = $2`,
);

export const uploadsOf = statement(
  'people.uploads-of',
  'person_cell',
  `select upload_id, owner, sealed_name, size, sha256, received, stored, created_at from people.upload
   where person_cell = $1 and owner = $2 and stored is null order by created_at, upload_id limit 50`,
);

export const advanceUpload = statement(
  'people.advance-upload',
  'person_cell',
  `update people.upload set received = received + $4
   where person_cell = $1 and upload_id = $2 and received = $3 and received + $4 <= size and stored is null returning received`,
);

export const addPiece = statement(
  'people.add-upload-piece',
  'person_cell',
  `insert into people.upload_piece (person_cell, upload_id, starts_at, sealed_bytes) values ($1, $2, $3, $4)`,
);

export const piecesOf = statement(
  'people.upload-pieces',
  'person_cell',
  `select sealed_bytes from people.upload_piece where person_cell = $1 and upload_id = $2 order by starts_at`,
);

export const storeUpload = statement(
  'people.store-upload',
  'person_cell',
  `update people.upload set stored = $3 where person_cell = $1 and upload_id = $2`,
);

export const removePieces = statement(
  'people.remove-upload-pieces',
  'person_cell',
  `delete from people.upload_piece where person_cell = $1 and upload_id = $2`,
);

export const removeUpload = statement(
  'people.remove-upload',
  'person_cell',
  `delete from people.upload where person_cell = $1 and upload_id = $2`,
);
