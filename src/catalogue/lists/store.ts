/** Statements of the published lists: rows are added and never changed. */
import { statement } from '../../platform/index.ts';

export const addPublication = statement(
  'catalogue.add-list-publication',
  'reference',
  'insert into catalogue.list_publication (district, list, published_on, content, hash, version, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)',
);

export const findPublication = statement(
  'catalogue.find-list-publication',
  'reference',
  'select content from catalogue.list_publication where district = $1 and list = $2 and published_on = $3',
);

export const latestPublications = statement(
  'catalogue.latest-list-publications',
  'reference',
  `select distinct on (district, list) content, hash, version, recorded_at as "at" from catalogue.list_publication
    where $1::text is null or district = $1 order by district, list, published_on desc`,
);

export const listPublications = statement(
  'catalogue.list-list-publications',
  'reference',
  `select content, hash, version, recorded_at as "at" from catalogue.list_publication
    where list = $1 and ($2::text is null or district = $2) order by district, published_on desc limit 100`,
);

/** One publication as stored. */
export interface PublicationRow {
  readonly content: string;
  readonly hash: string;
  readonly version: string;
  readonly at: Date;
}

export const addRefusedFiling = statement(
  'catalogue.add-refused-filing',
  'office',
  `insert into catalogue.refused_filing (office, cause, district, item, name_zh, name_en, version, listed_from, staff, refused_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (office, cause) do nothing`,
);

/** Over all offices: supervision looks at the whole district, never a citizen's request. */
export const countRefusedFilings = statement(
  'catalogue.count-refused-filings',
  'office',
  `select district, item, max(name_zh) as "nameZh", max(name_en) as "nameEn", max(listed_from)::text as "listedFrom",
          count(*)::int as times, count(staff)::int as "atWindow", array_remove(array_agg(distinct staff), null) as clerks,
          min(refused_at) as first, max(refused_at) as last
     from catalogue.refused_filing group by district, item order by times desc, item limit 200`,
  { fanout: true },
);

/** Attempts at one item, as counted. */
export interface RefusedRow {
  readonly district: string;
  readonly item: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly listedFrom: string | null;
  readonly times: number;
  readonly atWindow: number;
  readonly clerks: readonly string[];
  readonly first: Date;
  readonly last: Date;
}
