/** Every query of this room. */
import { statement } from '../platform/index.ts';

/** The next serial of a series, in the command's own transaction: no gap by a rollback. */
export const drawSerial = statement(
  'certificates.draw-serial',
  'cell',
  `insert into certificates.number_counter as c (cell, series, period, n) values ($1, $2, $3, 1)
   on conflict (cell, series, period) do update set n = c.n + 1 returning n`,
);

/** For the opening of cells: the highest counters, and a cell that goes on from there. Places of the status lists are each cell's own. */
export const numbers = {
  highest: statement(
    'certificates.highest-numbers',
    'cell',
    `select series, period, max(n) as n from certificates.number_counter where series <> 'status' group by series, period`,
    { fanout: true },
  ),
  begin: statement(
    'certificates.begin-numbers',
    'cell',
    `insert into certificates.number_counter as c (cell, series, period, n) select $1, s, p, n from unnest($2::text[], $3::text[], $4::int[]) as it (s, p, n)
     on conflict (cell, series, period) do update set n = greatest(c.n, excluded.n)`,
  ),
};

export const addCertificate = statement(
  'certificates.add-certificate',
  'cell',
  `insert into certificates.certificate
     (cell, certificate_id, seq, hash, status, type, number, number_key, version, check_value, matter, basis_key, right_key, organ, status_list, status_index, valid_until)
   values ($1, $2, $3, $4, 'intended', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
);

export const getCertificate = statement(
  'certificates.get-certificate',
  'cell',
  `select certificate_id, seq, hash, status, valid_until, sha256 from certificates.certificate where cell = $1 and certificate_id = $2`,
);

/** The lock that orders the commands on one certificate. */
export const lockCertificate = statement(
  'certificates.lock-certificate',
  'cell',
  `select certificate_id, seq, hash, status, valid_until, sha256 from certificates.certificate where cell = $1 and certificate_id = $2 for update`,
);

/** The valid certificate of the same right, locked. */
export const lockSameRight = statement(
  'certificates.lock-same-right',
  'cell',
  `select certificate_id, seq, hash, status from certificates.certificate
   where cell = $1 and right_key = $2 and status = 'valid' and certificate_id <> $3 for update`,
);

/** Valid certificates of a right in one cell; the reaction asks every cell, one after another. */
export const ofRight = statement(
  'certificates.of-right',
  'cell',
  `select certificate_id from certificates.certificate where cell = $1 and right_key = $2 and status = 'valid' and certificate_id <> $3`,
);

/** The right that a certificate stands for. */
export const rightOf = statement(
  'certificates.right-of',
  'cell',
  `select right_key from certificates.certificate where cell = $1 and certificate_id = $2`,
);

export const moveCertificate = statement(
  'certificates.move-certificate',
  'cell',
  `update certificates.certificate set seq = $3, hash = $4, status = $5, sha256 = coalesce($6, sha256) where cell = $1 and certificate_id = $2`,
);

export const ofMatter = statement(
  'certificates.of-matter',
  'cell',
  `select certificate_id, status from certificates.certificate where cell = $1 and matter = $2 order by certificate_id`,
);

/** The last version of a number that is not counted (a credit code). */
export const lastVersion = statement(
  'certificates.last-version',
  'cell',
  `select max(version) as version from certificates.certificate where cell = $1 and number_key = $2`,
);

/** Whether a certificate for these cases is under way or valid. */
export const openForBasis = statement(
  'certificates.open-for-basis',
  'cell',
  `select certificate_id from certificates.certificate where cell = $1 and basis_key = $2 and status in ('intended', 'valid')`,
);

/** For the public check: one look-up whatever was typed. */
export const byNumber = statement(
  'certificates.by-number',
  'cell',
  `select certificate_id, check_value from certificates.certificate where cell = $1 and number_key = $2
   order by (status = 'intended'), version desc limit 1`,
);

export const endedPlaces = statement(
  'certificates.ended-places',
  'cell',
  `select status_index from certificates.certificate
   where cell = $1 and status_list = $2 and (status not in ('intended', 'valid') or (valid_until is not null and valid_until < $3::date))`,
);

/** Where a file of this hash belongs; asked on the command line only. */
export const byFile = statement(
  'certificates.by-file',
  'cell',
  `select cell, certificate_id from certificates.certificate where sha256 = $1`,
  { fanout: true },
);

export const sealKeys = statement(
  'certificates.list-seal-keys',
  'reference',
  `select key_id, suite, public_key, certificate, sealed_private, created_at, retired_at from certificates.seal_key order by created_at, key_id`,
);

export const addSealKey = statement(
  'certificates.add-seal-key',
  'reference',
  `insert into certificates.seal_key (key_id, suite, public_key, certificate, sealed_private, created_at) values ($1, $2, $3, $4, $5, $6) on conflict (key_id) do nothing`,
);

export const retireSealKeys = statement(
  'certificates.retire-seal-keys',
  'reference',
  `update certificates.seal_key set retired_at = $1 where retired_at is null`,
);
