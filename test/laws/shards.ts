/**
 * The proof that every statement stays in one shard (scale.md 5): the tables of each group are made again as hash partitions,
 * every statement is planned generically with a value for its key, and the partitions left in the plan are counted.
 */
import type pg from 'pg';
import type { Group, Statement } from '../../src/platform/index.ts';

const parts = 8;
const groupNames: readonly Group[] = ['cell', 'person_cell', 'office'];

const groupTables = `select n.nspname as schema, c.relname as name, a.attname as key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_index i on i.indrelid = c.oid and i.indisprimary
  join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
  where c.relkind = 'r' and a.attname = any($1) and not (n.nspname = 'platform' and c.relname = any($1)) and n.nspname not like 'pg\\_%' order by 1, 2`;

/** Makes every table of a group again, partitioned by its key. A unique index without the key is refused here by PostgreSQL itself. */
export async function partition(admin: pg.Client): Promise<readonly string[]> {
  const tables = await admin.query<{ schema: string; name: string; key: string }>(groupTables, [groupNames]);
  for (const { schema, name, key } of tables.rows) {
    await admin.query(`alter table ${schema}.${name} rename to ${name}__plain`);
    await admin.query(
      `create table ${schema}.${name} (like ${schema}.${name}__plain including all excluding storage) partition by hash (${key})`,
    );
    await admin.query(`drop table ${schema}.${name}__plain cascade`);
    for (let n = 0; n < parts; n += 1)
      await admin.query(
        `create table ${schema}.${name}__p${n} partition of ${schema}.${name} for values with (modulus ${parts}, remainder ${n})`,
      );
  }
  return tables.rows.map((it) => `${it.schema}.${it.name}`);
}

/** Statements whose plan keeps more than one partition of a table although they do not say `fanout`; and those that cannot be planned at all. */
export async function shardViolations(admin: pg.Client, statements: readonly Statement[]): Promise<readonly string[]> {
  await admin.query('set plan_cache_mode = force_generic_plan');
  const wrong: string[] = [];
  for (const it of statements) {
    try {
      const worst = await widest(admin, it);
      if (it.group === 'reference' && worst > 0) wrong.push(`${it.name}: says reference, but reads tables of a group`);
      else if (worst > 1 && !it.fanout) wrong.push(`${it.name}: touches ${worst} of ${parts} shards`);
    } catch (error) {
      wrong.push(`${it.name}: ${(error as Error).message}`);
    }
  }
  return wrong;
}

async function widest(admin: pg.Client, it: Statement): Promise<number> {
  await admin.query(`prepare asked as ${it.text}`);
  try {
    const types = await admin.query<{ types: string[] }>(
      `select parameter_types::text[] as types from pg_prepared_statements where name = 'asked'`,
    );
    const values = (types.rows[0]?.types ?? []).map(valueOf);
    const plan = await admin.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
      `explain (format json, costs off) execute asked${values.length > 0 ? `(${values.join(', ')})` : ''}`,
    );
    const byTable = new Map<string, Set<string>>();
    for (const root of plan.rows[0]?.['QUERY PLAN'] ?? []) collect(root.Plan, byTable);
    return Math.max(0, ...[...byTable.values()].map((set) => set.size));
  } finally {
    await admin.query('deallocate asked');
  }
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Schema?: string;
  readonly Plans?: readonly PlanNode[];
}

function collect(node: PlanNode, byTable: Map<string, Set<string>>): void {
  const match = /^(.+)__p\d+$/.exec(node['Relation Name'] ?? '');
  if (match && node['Node Type'] !== 'ModifyTable')
    byTable.set(
      match[1] as string,
      (byTable.get(match[1] as string) ?? new Set()).add(node['Relation Name'] as string),
    );
  for (const child of node.Plans ?? []) collect(child, byTable);
}

function valueOf(type: string): string {
  if (type.endsWith('[]')) return `'{}'::${type}`;
  if (/^(?:smallint|integer|bigint|numeric|real|double precision)$/.test(type)) return `1::${type}`;
  if (/^(?:timestamp|date)/.test(type)) return `'2026-01-05'::${type}`;
  if (type === 'boolean') return 'true';
  if (type === 'jsonb' || type === 'json') return `'{}'::${type}`;
  if (type === 'uuid') return `'00000000-0000-7000-8000-000000000000'::uuid`;
  if (type === 'interval') return `'1 day'::interval`;
  return `'1'::${type}`;
}

/** Tables that a distributed engine would refuse or that could not be moved while in use. */
export async function catalogueViolations(admin: pg.Client): Promise<readonly string[]> {
  const found = await admin.query<{ wrong: string }>(catalogueQuestion, [groupNames]);
  return found.rows.map((row) => row.wrong);
}

const catalogueQuestion = `with house as (
    select c.oid, n.nspname || '.' || c.relname as name, c.relname,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first_key,
      n.nspname = 'platform' and c.relname = any($1) as is_shard_list
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname not in ('information_schema') and n.nspname not like 'pg\\_%')
  select name || ': has no primary key' as wrong from house where first_key is null
  union all select h.name || ': has a column ' || a.attname || ', but its primary key does not begin with it' from house h join pg_attribute a on a.attrelid = h.oid
    where a.attname = any($1) and a.attnum > 0 and not a.attisdropped and not h.is_shard_list and h.first_key is distinct from a.attname and not h.first_key = any($1)
  union all select h.name || ': unique index ' || i.indexrelid::regclass || ' lacks the shard key' from house h join pg_index i on i.indrelid = h.oid and i.indisunique
    where h.first_key = any($1) and not h.is_shard_list and not exists (select 1 from pg_attribute a where a.attrelid = h.oid and a.attname = h.first_key and a.attnum = any(i.indkey))
  union all select h.name || ': has a trigger' from house h join pg_trigger t on t.tgrelid = h.oid and not t.tgisinternal
  union all select h.name || ': has a rule' from house h join pg_rewrite r on r.ev_class = h.oid
  union all select h.name || ': identity column ' || a.attname || ' (jumps or fails on other nodes)' from house h join pg_attribute a on a.attrelid = h.oid and a.attidentity <> ''
  union all select h.name || ': column ' || a.attname || ' takes its default from a sequence or another volatile function' from house h join pg_attribute a on a.attrelid = h.oid
    join pg_attrdef d on d.adrelid = h.oid and d.adnum = a.attnum where pg_get_expr(d.adbin, d.adrelid) ~ '(nextval|random|uuid|clock_timestamp)'
  union all select h.name || ': foreign key ' || f.conname || ' leaves its shard' from house h join pg_constraint f on f.conrelid = h.oid and f.contype = 'f' join house t on t.oid = f.confrelid
    where t.first_key = any($1) and not t.is_shard_list and (h.first_key is distinct from t.first_key
      or not exists (select 1 from pg_attribute a where a.attrelid = h.oid and a.attname = h.first_key and a.attnum = any(f.conkey)))
  order by 1`;
