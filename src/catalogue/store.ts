/** Every statement of this room. Reference tables: no shard, rows are added and never changed. */
import { statement } from '../platform/index.ts';

/** The hash of the version in force: published last, not withdrawn; of a district, or of the only one. */
export const findCurrent = statement(
  'catalogue.find-current',
  'reference',
  `select v.hash from catalogue.version v
     join lateral (select s.state, s.done_at, s.seq from catalogue.version_state s where s.hash = v.hash order by s.seq desc limit 1) last on true
    where last.state = 'published' and ($1::text is null or v.district = $1)
    order by last.done_at desc, v.recorded_at desc, v.hash limit 1`,
);

export const getContent = statement(
  'catalogue.get-content',
  'reference',
  'select content from catalogue.version where hash = $1',
);

export const listStates = statement(
  'catalogue.list-states',
  'reference',
  'select seq, state, actor as "by", note, done_at as "at" from catalogue.version_state where hash = $1 order by seq',
);

export const listVersions = statement(
  'catalogue.list-versions',
  'reference',
  `select v.hash, v.district, v.as_of::text as "asOf", last.state, last.actor as "by", last.done_at as "at" from catalogue.version v
     join lateral (select s.state, s.actor, s.done_at from catalogue.version_state s where s.hash = v.hash order by s.seq desc limit 1) last on true
    where $1::text is null or v.district = $1 order by last.done_at desc, v.hash limit 100`,
);

export const addVersion = statement(
  'catalogue.add-version',
  'reference',
  'insert into catalogue.version (hash, district, as_of, content, recorded_at) values ($1, $2, $3, $4, $5) on conflict (hash) do nothing',
);

export const addState = statement(
  'catalogue.add-state',
  'reference',
  'insert into catalogue.version_state (hash, seq, state, actor, note, done_at) values ($1, $2, $3, $4, $5, $6)',
);

/** One change of state. */
export interface StateRow {
  readonly seq: number;
  readonly state: VersionState;
  readonly by: string;
  readonly note: string | null;
  readonly at: Date;
}

export type VersionState = 'draft' | 'reviewed' | 'published' | 'withdrawn';
