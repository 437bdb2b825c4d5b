/** Every query of this room, once for each group of tables. A statement of a group names its shard key in an equality. */
import { statement, type Group, type Statement } from '../platform/index.ts';

/** The tables of a group and the statements over them. */
export interface GroupStore {
  readonly group: Group;
  /** First word of the group's tables. */
  readonly prefix: string;
  readonly append: Statement;
  readonly head: Statement;
  readonly facts: Statement;
  readonly addValues: Statement;
  readonly values: Statement;
  readonly shards: Statement;
  readonly walkFacts: Statement;
  readonly walkValues: Statement;
  readonly walkLeaves: Statement;
  readonly leavesFrom: Statement;
  readonly lastLeaf: Statement;
  readonly lastSequenced: Statement;
  readonly unsequenced: Statement;
  readonly addLeaves: Statement;
  readonly lastCheckpoint: Statement;
  readonly addCheckpoint: Statement;
  readonly checkpoints: Statement;
  readonly doubled: Statement;
}

const factColumns = 'stream, seq, name, version, alg, hash, recorded_at, text';

function groupStore(group: Group, prefix: string): GroupStore {
  const of = (verb: string, text: string, tags?: { fanout?: true }): Statement =>
    statement(`journal.${verb}-${prefix}`, group, text, tags);
  const [fact, value] = [`journal.${prefix}_fact`, `journal.${prefix}_personal_value`];
  const [leaf, point] = [`journal.${prefix}_leaf`, `journal.${prefix}_checkpoint`];
  return {
    group,
    prefix,
    append: of(
      'append-facts',
      `insert into ${fact} (${group}, ${factColumns})
       select $1::int, $2::text, new.seq, new.name, new.version, new.alg, new.hash, $3::timestamptz, new.text
       from unnest($4::int[], $5::text[], $6::int[], $7::text[], $8::text[], $9::text[]) as new (seq, name, version, alg, hash, text)
       where ($10::int = 0 or exists (
           select 1 from ${fact} before
           where before.${group} = $1::int and before.stream = $2::text and before.seq = $10::int and before.hash = $11::text))
         and not exists (
           select 1 from ${fact} taken
           where taken.${group} = $1::int and taken.stream = $2::text and taken.seq = $10::int + 1)
       on conflict do nothing
       returning seq`,
    ),
    head: of(
      'find-head',
      `select seq, hash from ${fact} where ${group} = $1 and stream = $2 order by seq desc limit 1`,
    ),
    facts: of(
      'read-facts',
      `select text, hash from ${fact} where ${group} = $1 and stream = $2 and seq > $3 order by seq limit $4`,
    ),
    addValues: of(
      'add-values',
      `insert into ${value} (${group}, stream, seq, n, subject, key_id, iv, sealed)
       select $1::int, $2::text, new.seq, new.n, new.subject, new.key_id, new.iv, new.sealed
       from unnest($3::int[], $4::int[], $5::text[], $6::text[], $7::bytea[], $8::bytea[])
         as new (seq, n, subject, key_id, iv, sealed)`,
    ),
    values: of(
      'read-values',
      `select stream, seq, n, subject, key_id, iv, sealed from ${value}
       where ${group} = $1 and stream = any($2::text[]) and seq between $3 and $4 order by stream, seq, n`,
    ),
    shards: of('list-shards', `select distinct ${group} as key from ${fact} order by ${group}`, { fanout: true }),
    walkFacts: of(
      'walk-facts',
      `select ${factColumns} from ${fact}
       where ${group} = $1 and (stream, seq) > ($2, $3) order by stream, seq limit $4`,
    ),
    walkValues: of(
      'walk-values',
      `select stream, seq, n, subject, key_id, iv, sealed from ${value}
       where ${group} = $1 and (stream, seq) > ($2, $3) and (stream, seq) <= ($4, $5) order by stream, seq, n`,
    ),
    walkLeaves: of(
      'walk-leaves',
      `select leaf.leaf_no, leaf.stream, leaf.seq, leaf.hash, fact.hash as fact_hash, fact.name from ${leaf} leaf
       left join ${fact} fact on fact.${group} = $1 and fact.stream = leaf.stream and fact.seq = leaf.seq
       where leaf.${group} = $1 and leaf.leaf_no > $2 order by leaf.leaf_no limit $3`,
    ),
    leavesFrom: of(
      'read-leaves',
      `select hash from ${leaf} where ${group} = $1 and leaf_no >= $2 order by leaf_no limit $3`,
    ),
    lastLeaf: of('find-last-leaf', `select leaf_no from ${leaf} where ${group} = $1 order by leaf_no desc limit 1`),
    lastSequenced: of(
      'find-last-sequenced',
      `select fact.recorded_at from ${leaf} leaf
       join ${fact} fact on fact.${group} = $1 and fact.stream = leaf.stream and fact.seq = leaf.seq
       where leaf.${group} = $1 order by leaf.leaf_no desc limit 1`,
    ),
    unsequenced: of(
      'find-unsequenced',
      `select fact.stream, fact.seq, fact.name, fact.hash, fact.recorded_at from ${fact} fact
       where fact.${group} = $1 and fact.recorded_at >= $2 and not exists (
         select 1 from ${leaf} leaf where leaf.${group} = $1 and leaf.stream = fact.stream and leaf.seq = fact.seq)
       order by fact.recorded_at, fact.stream, fact.seq limit $3`,
    ),
    addLeaves: of(
      'add-leaves',
      `insert into ${leaf} (${group}, leaf_no, stream, seq, hash)
       select $1::int, new.leaf_no, new.stream, new.seq, new.hash
       from unnest($2::bigint[], $3::text[], $4::int[], $5::text[]) as new (leaf_no, stream, seq, hash)
       on conflict do nothing returning leaf_no`,
    ),
    lastCheckpoint: of(
      'find-last-checkpoint',
      `select size, at, note, peaks from ${point} where ${group} = $1 order by size desc limit 1`,
    ),
    addCheckpoint: of(
      'add-checkpoint',
      `insert into ${point} (${group}, size, at, note, peaks) values ($1, $2, $3, $4, $5) on conflict do nothing returning size`,
    ),
    checkpoints: of('read-checkpoints', `select size, at, note from ${point} where ${group} = $1 order by size`),
    doubled: of(
      'find-doubled-streams',
      `select stream, count(distinct ${group})::int as shards from ${fact} where seq = 1 group by stream
       having count(distinct ${group}) > 1`,
      { fanout: true },
    ),
  };
}

/** The statements of each group. */
export const stores: Readonly<Record<Group, GroupStore>> = {
  cell: groupStore('cell', 'cell'),
  person_cell: groupStore('person_cell', 'person'),
  office: groupStore('office', 'office'),
};

const streamLeaves = (group: Group, prefix: string): Statement =>
  statement(
    `journal.leaves-of-stream-${prefix}`,
    group,
    `select leaf_no, seq, hash from journal.${prefix}_leaf where ${group} = $1 and stream = $2 order by seq`,
  );

/** Places of one stream's facts in the tree of its shard. */
export const leavesOfStream: Readonly<Record<Group, Statement>> = {
  cell: streamLeaves('cell', 'cell'),
  person_cell: streamLeaves('person_cell', 'person'),
  office: streamLeaves('office', 'office'),
};

/** Keys of several subjects in one shard. */
export const getSubjectKeys = statement(
  'journal.get-subject-keys',
  'person_cell',
  `select subject, wrapped from journal.subject_key where person_cell = $1 and subject = any($2::text[])`,
);

/** A new key, unless the subject has one. */
export const addSubjectKey = statement(
  'journal.add-subject-key',
  'person_cell',
  `insert into journal.subject_key (person_cell, subject, wrapped, created_at) values ($1, $2, $3, $4) on conflict do nothing`,
);

/** The erasure. */
export const eraseSubjectKey = statement(
  'journal.erase-subject-key',
  'person_cell',
  `delete from journal.subject_key where person_cell = $1 and subject = $2 returning subject`,
);
